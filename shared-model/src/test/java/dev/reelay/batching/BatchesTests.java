package dev.reelay.batching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchesTests {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<List<Integer>> flushed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void of_patient_waitsForCompanyUntilABatchIsFull() {
        GroupCommit<Integer, Integer> commit = commit(Grouping.PATIENT);

        CompletableFuture<Integer> first = commit.submit(1);
        CompletableFuture<Integer> second = commit.submit(2);

        CompletableFuture.allOf(first, second).join();
        assertThat(flushed).containsExactly(List.of(1, 2));
    }

    @Test
    void of_eager_doesNotWait() {
        GroupCommit<Integer, Integer> commit = commit(Grouping.EAGER);

        commit.submit(1).join();

        assertThat(flushed).containsExactly(List.of(1));
    }

    @Test
    void of_none_makesEveryPartACallOfItsOwn() {
        GroupCommit<Integer, Integer> commit = commit(Grouping.NONE);

        CompletableFuture.allOf(commit.submitAll(List.of(1, 2, 3, 4, 5)).toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(flushed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 5).mapToObj(List::of).toList());
        assertThat(meters.get("reelay.batch.size")
                        .tag("operation", "test")
                        .summary()
                        .max())
                .isEqualTo(1);
    }

    private GroupCommit<Integer, Integer> commit(Grouping grouping) {
        return new Batches(meters, grouping, Traces.none()).of("test", 2, 2, FOR_EVER, parts -> {
            flushed.add(parts);
            return parts.stream().map(CompletableFuture::completedFuture).toList();
        });
    }
}
