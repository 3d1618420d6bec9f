package dev.reelay.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WidgetsPropertiesTests {

    private static final String URL = "https://sqs.us-east-1.amazonaws.com/111122223333/widget-requests.fifo";

    @Test
    void source_ofAQueueUrl_isTheQueueByItsName() {
        assertThat(properties(null, URL).source())
                .isEqualTo(new RequestSource.Pointed("widget-requests.fifo", "widget-requests"));
        assertThat(properties(null, "q.fifo").source())
                .isEqualTo(new RequestSource.Pointed("q.fifo", "widget-requests"));
    }

    @Test
    void source_ofABucket_isThatBucket() {
        assertThat(properties("mine", null).source()).isEqualTo(new RequestSource.Polled("mine"));
    }

    @Test
    void source_ofNeither_isTheQueueOfTheContractForWhichNobodyAsked() {
        WidgetsProperties properties = properties(null, null, null);

        assertThat(properties.source()).isEqualTo(new RequestSource.Pointed("widget-requests.fifo", "widget-requests"));
        assertThat(properties.destination()).isEqualTo("widgets");
        assertThat(properties.isDemanded()).isFalse();
    }

    @Test
    void isDemanded_whereAnythingIsNamed_isTrue() {
        assertThat(properties(null, null, "there").isDemanded()).isTrue();
        assertThat(properties("mine", null, null).isDemanded()).isTrue();
        assertThat(properties(null, URL, null).isDemanded()).isTrue();
    }

    @Test
    void create_withBoth_saysWhichTheyAreAndWhatToDo() {
        assertThatThrownBy(() -> properties("mine", URL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("request-source (mine)", "queue-url (" + URL, "leave one of them out");
    }

    @Test
    void create_withWhatCannotBeMeant_saysWhatToDo() {
        assertThatThrownBy(() -> properties(null, "standard")).hasMessageContaining("give one that ends in .fifo");
        assertThatThrownBy(() -> properties("", null)).hasMessageContaining("request-source is empty");
        assertThatThrownBy(() -> properties(null, "")).hasMessageContaining("queue-url is empty");
        assertThatThrownBy(() -> properties("widgets", null)).hasMessageContaining("cannot both lie in bucket widgets");
    }

    private static WidgetsProperties properties(@Nullable String requestSource, @Nullable String queueUrl) {
        return properties(requestSource, queueUrl, "widgets");
    }

    private static WidgetsProperties properties(
            @Nullable String requestSource, @Nullable String queueUrl, @Nullable String requestDestination) {
        return new WidgetsProperties(
                true,
                StorageStrategy.S3,
                requestDestination,
                requestSource,
                queueUrl,
                "widget-requests",
                Duration.ofSeconds(30),
                Duration.ofSeconds(2));
    }
}
