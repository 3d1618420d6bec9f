package dev.reelay.stage.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.support.observation.SqsListenerObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.support.MessageBuilder;

/** Which observations are made: of messages those only that carry a trace. */
class ObservedMessagesTests {

    private final ObservationPredicate predicate = StageConfiguration.onlyTracedMessages();

    @Test
    void message_withATrace_isObserved() {
        assertThat(isObserved(Map.of("traceparent", "whatever"))).isTrue();
    }

    @Test
    void message_withoutATrace_isNotObserved() {
        assertThat(isObserved(Map.of("tracestate", "theirs=1"))).isFalse();
    }

    @Test
    void anythingElse_isObserved() {
        assertThat(predicate.test("http.server.requests", new Observation.Context()))
                .isTrue();
    }

    private boolean isObserved(Map<String, String> attributes) {
        return predicate.test(
                "spring.aws.sqs.listener",
                new SqsListenerObservation.Context(MessageBuilder.withPayload("body")
                        .copyHeaders(attributes)
                        .setHeader(SqsHeaders.SQS_QUEUE_NAME_HEADER, "movie-load")
                        .build()));
    }
}
