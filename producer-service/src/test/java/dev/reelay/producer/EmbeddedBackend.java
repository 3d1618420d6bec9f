package dev.reelay.producer;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a service under test the embedded AWS of this JVM, and in it a schema of its own. */
public final class EmbeddedBackend {

    private EmbeddedBackend() {}

    /** With a schema that nobody else has, loaded. */
    static TestBackend fresh(String queueSuffix) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        SchemaNames names = new SchemaNames(
                        "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id)
                .withQueueSuffix(queueSuffix);
        LocalAws aws = LocalAws.shared();
        return new TestBackend(
                        aws.s3Endpoint(),
                        aws.sqsEndpoint(),
                        aws.dynamoDbEndpoint(),
                        aws.accessKeyId(),
                        aws.secretAccessKey(),
                        names)
                .load();
    }

    /** Tells a service of a backend. It listens to no queue there: what is sent stays where a test can see it. */
    static void connect(ConfigurableApplicationContext context, TestBackend backend) {
        SchemaNames names = backend.names();
        TestPropertyValues.of(Map.ofEntries(
                        Map.entry("spring.cloud.aws.region.static", "us-east-1"),
                        Map.entry("spring.cloud.aws.credentials.access-key", backend.accessKeyId()),
                        Map.entry("spring.cloud.aws.credentials.secret-key", backend.secretAccessKey()),
                        Map.entry("spring.cloud.aws.s3.path-style-access-enabled", "true"),
                        Map.entry("spring.cloud.aws.s3.endpoint", backend.s3().toString()),
                        Map.entry("spring.cloud.aws.sqs.endpoint", backend.sqs().toString()),
                        Map.entry(
                                "spring.cloud.aws.dynamodb.endpoint",
                                backend.dynamoDb().toString()),
                        Map.entry("spring.cloud.aws.sqs.listener.auto-startup", "false"),
                        Map.entry("reelay.bucket", names.bucket()),
                        Map.entry("reelay.table", names.table()),
                        Map.entry("reelay.queues.generate", names.generateQueue()),
                        Map.entry("reelay.queues.load", names.loadQueue()),
                        Map.entry("reelay.queues.confirm", names.confirmQueue())))
                .applyTo(context);
    }

    /** With standard queues. */
    public static final class Standard implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connect(context, fresh(""));
        }
    }

    /** With FIFO queues. */
    static final class Fifo implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connect(context, fresh(".fifo"));
        }
    }
}
