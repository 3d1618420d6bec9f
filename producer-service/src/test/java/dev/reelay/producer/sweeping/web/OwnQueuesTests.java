package dev.reelay.producer.sweeping.web;

import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** Queues whose messages somebody of ours would take for work, those of widget requests among them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedBackend.WidgetFiles.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OwnQueuesTests {

    private final ServiceUnderTest service;
    private final SchemaNames names;
    private final WidgetNames widgets;

    OwnQueuesTests(ServiceUnderTest service, SchemaNames names, WidgetNames widgets) {
        this.service = service;
        this.names = names;
        this.widgets = widgets;
    }

    @Test
    void postSweep_intoAQueueOfWidgetRequests_isRefused() {
        for (String queue : List.of(widgets.queue(), SchemaNames.deadLetterQueue(widgets.queue()))) {
            service.postJson("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(names.bucket(), queue))
                    .isBadInput("queue");
        }
    }
}
