package dev.reelay.sweep.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.sweep.Fixtures;
import dev.reelay.sweep.MessagesRefusedException;
import dev.reelay.sweep.SweptObject;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** An SQS that does not take all at once. */
@Timeout(120)
class ObjectPublisherTests {

    private static final TestBackend BACKEND = EmbeddedBackend.named("sweep-publisher");

    private final SweptPlace place = new SweptPlace(BACKEND);
    private final String queue = place.queue();
    private final List<SweptObject> objects = IntStream.range(0, 25)
            .mapToObj(number -> Fixtures.anObject("k" + number))
            .toList();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void publish_whenSqsThrottlesForAWhile_sendsEachOnceAllTheSame() {
        try (ThrottlingSqs sqs = ThrottlingSqs.before(BACKEND.sqs(), 7)) {
            publish(sqs.url(), new CallCount());

            assertThat(sqs.throttled()).isEqualTo(7);
        }
        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void publish_whenSqsThrottlesForEver_saysHowManyAndWhatToDo() {
        try (ThrottlingSqs sqs = ThrottlingSqs.before(BACKEND.sqs(), Integer.MAX_VALUE)) {
            assertThatExceptionOfType(MessagesRefusedException.class)
                    .isThrownBy(() -> publish(sqs.url(), new CallCount()))
                    .matches(refused -> !refused.isForWhatTheyAre())
                    .withMessageContaining(queue)
                    .withMessageContaining("Sweep again");
        }
        assertThat(place.depth(queue)).isZero();
    }

    /** Each batch may be sent eight times, with pauses of seconds: a queue that takes nothing is not tried with all of them. */
    @Test
    void publish_whenABatchHasFailed_beginsNoOther() {
        try (ThrottlingSqs sqs = ThrottlingSqs.before(BACKEND.sqs(), Integer.MAX_VALUE)) {
            assertThatExceptionOfType(MessagesRefusedException.class)
                    .isThrownBy(() -> publish(sqs.url(), new CallCount(), 1));

            assertThat(sqs.throttled()).isEqualTo(8);
        }
    }

    @Test
    void publish_whenSomeOfABatchAreThrottled_sendsTheseAgainWhoeverIsToBlame() {
        Refusals refusals = new Refusals(body -> body.contains("\"k7\""), true, "KMS.ThrottlingException");

        publish(BACKEND.sqs(), refusals);

        assertThat(refusals.refused()).isEqualTo(1);
        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void publish_whenSomeOfABatchAreRefused_sendsTheseAgainAndNoOther() {
        Refusals refusals = new Refusals(body -> body.matches(".*[02468]\"}"), false, "Injected");

        publish(BACKEND.sqs(), refusals);

        assertThat(refusals.refused()).isEqualTo(13);
        assertThat(refusals.passedOn()).isEqualTo(25);
        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void publish_whenAMessageItselfIsAtFault_failsWithoutTryingItAgain() {
        Refusals refusals = new Refusals(body -> body.contains("\"k7\""), true, "Injected");

        assertThatExceptionOfType(MessagesRefusedException.class)
                .isThrownBy(() -> publish(BACKEND.sqs(), refusals))
                .withMessageContaining("SQS refused 1 messages")
                .matches(MessagesRefusedException::isForWhatTheyAre);
        // Fewer, if it was refused before the other batches were begun.
        assertThat(refusals.passedOn()).isBetween(9, 24);
    }

    private void publish(URI sqs, ExecutionInterceptor interceptor) {
        publish(sqs, interceptor, 16);
    }

    /** The SDK itself tries once: what is tried again is tried by the publisher. */
    private void publish(URI sqs, ExecutionInterceptor interceptor, int callsAtOnce) {
        try (SqsAsyncClient client = BACKEND.sqsClient()
                .endpointOverride(sqs)
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(retry -> retry.maxAttempts(1))
                        .addExecutionInterceptor(interceptor))
                .build()) {
            new ObjectPublisher(client, SweptPlace.BOUNDS, callsAtOnce).publish(queue, objects);
        }
    }

    private List<String> keys() {
        return objects.stream().map(SweptObject::key).toList();
    }
}
