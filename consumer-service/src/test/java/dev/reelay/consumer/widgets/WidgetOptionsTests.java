package dev.reelay.consumer.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidgetOptionsTests {

    @Test
    void asProperties_ofOptionsAsTheyAreWritten_areProperties() {
        assertThat(WidgetOptions.asProperties(
                        "--storage-strategy",
                        "dynamodb",
                        "--request-destination=widgets",
                        "--queue-url",
                        "https://sqs.us-east-1.amazonaws.com/111122223333/q.fifo?a=b"))
                .containsExactly(
                        "--reelay.widgets.storage-strategy=dynamodb",
                        "--reelay.widgets.request-destination=widgets",
                        "--reelay.widgets.queue-url=https://sqs.us-east-1.amazonaws.com/111122223333/q.fifo?a=b");
        assertThat(WidgetOptions.asProperties("--request-source", "requests"))
                .containsExactly("--reelay.widgets.request-source=requests");
    }

    @Test
    void asProperties_ofOtherArguments_areTheyThemselves() {
        String[] others = {
            "--server.port=8081", "--reelay.widgets.queue-url=q.fifo", "--debug", "plain", "--queue-urls=x", "queue-url"
        };

        assertThat(WidgetOptions.asProperties(others)).containsExactly(others);
        assertThat(WidgetOptions.asProperties()).isEmpty();
    }

    @Test
    void asProperties_ofAnOptionWithoutValue_isGivenNoneForTheStartToRefuse() {
        assertThat(WidgetOptions.asProperties("--queue-url", "--server.port=1", "--request-source"))
                .containsExactly("--reelay.widgets.queue-url=", "--server.port=1", "--reelay.widgets.request-source=");
    }
}
