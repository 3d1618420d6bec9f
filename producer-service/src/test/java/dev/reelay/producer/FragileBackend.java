package dev.reelay.producer;

import dev.reelay.backend.aws.TestBackend;
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
            TestBackend behind = EmbeddedBackend.fresh("");
            FragileBackend backend = new FragileBackend(
                    new Forwarder(behind.s3()), new Forwarder(behind.sqs()), new Forwarder(behind.dynamoDb()));
            EmbeddedBackend.connect(
                    context,
                    new TestBackend(
                            backend.s3().uri(),
                            backend.sqs().uri(),
                            backend.dynamoDb().uri(),
                            behind.accessKeyId(),
                            behind.secretAccessKey(),
                            behind.names()));
            TestPropertyValues.of(EmbeddedBackend.widgetProperties(EmbeddedBackend.freshWidgets(behind.names()), "s3"))
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("fragileBackend", backend);
        }
    }
}
