package dev.reelay.producer.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import org.junit.jupiter.api.Test;

/** A service that nobody has told where requests come from: none of what they need is there, and it runs. */
@ServiceTest
class UnusedWidgetTests {

    private final ServiceUnderTest service;

    UnusedWidgetTests(ServiceUnderTest service) {
        this.service = service;
    }

    @Test
    void requestsAndWidgets_whereTheyAreNotUsed_areNotFoundAndSayWhatIsMissing() {
        String request = "{\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\"}";

        assertThat(service.postJson("/widget-requests", request)
                        .isProblem(404, "not-found")
                        .body())
                .contains("reelay.widgets.queue-url");
        assertThat(service.get("/widgets/ann-lee/w").isProblem(404, "not-found").body())
                .contains("reelay.widgets.queue-url");
        assertThat(service.get("/queues").isJson(200).json()).hasSize(8);
    }
}
