package dev.reelay.producer;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a service under test the embedded AWS of this JVM, and in it a schema of its own. */
public final class EmbeddedBackend {

    private EmbeddedBackend() {}

    /** A schema that nobody else has, loaded. */
    public static SchemaNames freshSchema(String queueSuffix) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        SchemaNames names = new SchemaNames(
                        "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id)
                .withQueueSuffix(queueSuffix);
        LocalAws.shared().load(names);
        return names;
    }

    /**
     * The properties by which a service finds these names at these endpoints. It listens to no queue: what is sent stays where
     * a test can see it.
     */
    public static Map<String, String> properties(SchemaNames names, URI s3, URI sqs, URI dynamoDb) {
        LocalAws aws = LocalAws.shared();
        return Map.ofEntries(
                Map.entry("spring.cloud.aws.region.static", aws.region()),
                Map.entry("spring.cloud.aws.credentials.access-key", aws.accessKeyId()),
                Map.entry("spring.cloud.aws.credentials.secret-key", aws.secretAccessKey()),
                Map.entry("spring.cloud.aws.s3.path-style-access-enabled", "true"),
                Map.entry("spring.cloud.aws.s3.endpoint", s3.toString()),
                Map.entry("spring.cloud.aws.sqs.endpoint", sqs.toString()),
                Map.entry("spring.cloud.aws.dynamodb.endpoint", dynamoDb.toString()),
                Map.entry("spring.cloud.aws.sqs.listener.auto-startup", "false"),
                Map.entry("reelay.bucket", names.bucket()),
                Map.entry("reelay.table", names.table()),
                Map.entry("reelay.queues.generate", names.generateQueue()),
                Map.entry("reelay.queues.load", names.loadQueue()),
                Map.entry("reelay.queues.confirm", names.confirmQueue()));
    }

    private static void connect(ConfigurableApplicationContext context, String queueSuffix) {
        LocalAws aws = LocalAws.shared();
        TestPropertyValues.of(properties(
                        freshSchema(queueSuffix), aws.s3Endpoint(), aws.sqsEndpoint(), aws.dynamoDbEndpoint()))
                .applyTo(context);
    }

    /** With standard queues. */
    public static final class Standard implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connect(context, "");
        }
    }

    /** With FIFO queues. */
    static final class Fifo implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connect(context, ".fifo");
        }
    }
}
