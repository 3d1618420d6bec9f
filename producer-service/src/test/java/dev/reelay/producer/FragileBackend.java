package dev.reelay.producer;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The way from a service under test to embedded AWS, which can be broken.
 *
 * @param s3 the way to S3
 * @param sqs the way to SQS
 * @param dynamoDb the way to DynamoDB
 */
public record FragileBackend(Forwarder s3, Forwarder sqs, Forwarder dynamoDb) {

    /** All three. */
    public List<Forwarder> all() {
        return List.of(s3, sqs, dynamoDb);
    }

    /** Gives a service such a way, and its tests the means to break it. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            LocalAws aws = LocalAws.shared();
            FragileBackend backend = new FragileBackend(
                    new Forwarder(aws.s3Endpoint()),
                    new Forwarder(aws.sqsEndpoint()),
                    new Forwarder(aws.dynamoDbEndpoint()));
            SchemaNames names = EmbeddedBackend.freshSchema("");
            TestPropertyValues.of(EmbeddedBackend.widgetProperties(EmbeddedBackend.freshWidgets(names), "s3"))
                    .applyTo(context);
            TestPropertyValues.of(EmbeddedBackend.properties(
                            names,
                            backend.s3().uri(),
                            backend.sqs().uri(),
                            backend.dynamoDb().uri()))
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("fragileBackend", backend);
        }
    }
}
