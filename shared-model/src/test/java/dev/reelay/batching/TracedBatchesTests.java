package dev.reelay.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reelay.traces.otel.RecordedTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The span of a batch, which has parts of many traces. */
@Timeout(30)
class TracedBatchesTests {

    private final RecordedTraces recorded = new RecordedTraces(1, 100);

    @Test
    void flush_ofPartsOfTwoTraces_isASpanOfItsOwnThatLinksToBoth() {
        GroupCommit<String, String> commit = commit(TracedBatchesTests::echo);
        CompletableFuture<String> first = recorded.within("one", () -> commit.submit("a"));
        CompletableFuture<String> second = commit.submit("b");
        CompletableFuture<String> third = recorded.within("two", () -> commit.submit("c"));
        CompletableFuture.allOf(first, second, third).join();

        SpanData batch = recorded.ended("test").getFirst();
        SpanData one = recorded.ended("one").getFirst();
        SpanData two = recorded.ended("two").getFirst();
        assertThat(batch.getParentSpanContext().isValid()).isFalse();
        assertThat(batch.getTraceId()).isNotIn(one.getTraceId(), two.getTraceId());
        assertThat(batch.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(one.getSpanId(), two.getSpanId());
        assertThat(batch.getAttributes().asMap()).isEqualTo(Map.of(AttributeKey.stringKey("parts"), "3"));
        assertThat(batch.getStatus()).isEqualTo(StatusData.ok());
    }

    @Test
    void flush_ofManyPartsOfOneSpan_linksToItOnce() {
        GroupCommit<String, String> commit = commit(TracedBatchesTests::echo);
        List<CompletableFuture<String>> parts = recorded.within("one", () -> commit.submitAll(List.of("a", "b", "c")));
        CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)).join();

        assertThat(recorded.ended("test").getFirst().getLinks()).hasSize(1);
    }

    @Test
    void flush_ofUntracedParts_hasNoSpan() {
        GroupCommit<String, String> commit = commit(TracedBatchesTests::echo);

        CompletableFuture.allOf(commit.submitAll(List.of("a", "b", "c")).toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(recorded.ended()).isEmpty();
    }

    @Test
    void flush_thatThrows_endsItsSpanWithTheFailure() {
        GroupCommit<String, String> commit = commit(parts -> {
            throw new IllegalStateException("AWS is away");
        });
        List<CompletableFuture<String>> parts = recorded.within("one", () -> commit.submitAll(List.of("a", "b", "c")));

        assertThatThrownBy(parts.getFirst()::join).hasRootCauseMessage("AWS is away");
        SpanData batch = recorded.ended("test").getFirst();
        assertThat(batch.getEvents()).hasSize(1);
        assertThat(batch.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "AWS is away"));
    }

    @ParameterizedTest(name = "{0} of 3")
    @ValueSource(ints = {1, 3})
    void flush_thatAnswersFailedParts_endsItsSpanWithTheirNumberAndTheFirstFailure(int failed) {
        GroupCommit<Integer, Integer> commit = commit(parts -> parts.stream()
                .map(part -> part <= failed
                        ? CompletableFuture.<Integer>failedFuture(new IllegalStateException(part + " is refused"))
                        : CompletableFuture.completedFuture(part))
                .toList());
        List<CompletableFuture<Integer>> parts = recorded.within("one", () -> commit.submitAll(List.of(1, 2, 3)));

        await().until(() -> parts.stream().allMatch(CompletableFuture::isDone));
        SpanData batch = recorded.ended("test").getFirst();
        assertThat(batch.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "1 is refused"));
        assertThat(batch.getAttributes().asMap())
                .isEqualTo(Map.of(
                        AttributeKey.stringKey("parts"),
                        "3",
                        AttributeKey.stringKey("failed"),
                        Integer.toString(failed)));
    }

    @Test
    void whatIsChainedToAPart_isNotWithinTheFlush() {
        GroupCommit<String, String> commit = commit(TracedBatchesTests::echo);
        List<CompletableFuture<String>> parts = recorded.within("one", () -> commit.submitAll(List.of("a", "b", "c")));

        CompletableFuture<Boolean> chained =
                parts.getLast().thenApply(done -> recorded.traces().current()).thenApply(Optional::isPresent);

        assertThat(chained.join()).isFalse();
        await().untilAsserted(() -> assertThat(recorded.ended("test")).hasSize(1));
    }

    private <T> GroupCommit<T, T> commit(Function<List<T>, List<CompletableFuture<T>>> flush) {
        return new Batches(new SimpleMeterRegistry(), Grouping.PATIENT, recorded.traces())
                .of("test", 3, 1, Duration.ofDays(1), flush);
    }

    private static List<CompletableFuture<String>> echo(List<String> parts) {
        return parts.stream().map(CompletableFuture::completedFuture).toList();
    }
}
