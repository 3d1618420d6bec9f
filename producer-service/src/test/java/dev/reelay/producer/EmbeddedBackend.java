package dev.reelay.producer;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a service under test the embedded AWS of this JVM, and in it a schema of its own. */
public final class EmbeddedBackend {

    private EmbeddedBackend() {}

    /** With a schema that nobody else has, loaded. */
    public static TestBackend fresh(String queueSuffix) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        SchemaNames names = new SchemaNames(
                        "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id, "sweep-" + id)
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
        TestPropertyValues.of(backend.properties())
                .and("spring.cloud.aws.sqs.listener.auto-startup=false")
                .applyTo(context);
    }

    /** What widget requests need, and that nobody else has, loaded beside a schema. */
    public static WidgetNames freshWidgets(SchemaNames beside) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        WidgetNames widgets =
                new WidgetNames("requests-" + id, "requests-" + id + ".fifo", "widgets-" + id, "widgets-" + id);
        LocalAws.shared().load(beside, Optional.of(widgets));
        return widgets;
    }

    /** The properties by which a service takes widget requests by their queue, and keeps widgets by this strategy. */
    public static Map<String, String> widgetProperties(WidgetNames widgets, String strategy) {
        return Map.of(
                "reelay.widgets.storage-strategy",
                strategy,
                "reelay.widgets.request-destination",
                widgets.widgetsBucket(),
                "reelay.widgets.requests-bucket",
                widgets.requestsBucket(),
                "reelay.widgets.queue-url",
                "http://127.0.0.1/000000000000/" + widgets.queue());
    }

    private static void connectWithWidgets(ConfigurableApplicationContext context, String strategy) {
        TestBackend backend = fresh("");
        WidgetNames widgets = freshWidgets(backend.names());
        connect(context, backend);
        TestPropertyValues.of(widgetProperties(widgets, strategy)).applyTo(context);
        context.getBeanFactory().registerSingleton("testedWidgetNames", widgets);
    }

    /** With standard queues. */
    public static final class Standard implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connect(context, fresh(""));
        }
    }

    /** With standard queues and nothing that only features need; its listeners start. */
    static final class MoviesOnly implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connect(context, fresh(""));
            TestPropertyValues.of("reelay.queues.sweep=not-there", "spring.cloud.aws.sqs.listener.auto-startup=true")
                    .applyTo(context);
        }
    }

    /** With widgets that are files. */
    public static final class WidgetFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connectWithWidgets(context, "s3");
        }
    }

    /** With widgets that are items. */
    public static final class WidgetItems implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            connectWithWidgets(context, "dynamodb");
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
