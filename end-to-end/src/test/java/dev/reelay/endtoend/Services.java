package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.docker.Emulator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Both services and the AWS that they use, wherever they run, and what one waits for there. */
interface Services extends AutoCloseable {

    /** Generous, because the machine may be busy: nothing waits for it to pass, only for a condition within it. */
    Duration PATIENCE = Duration.ofMinutes(2);

    Rest producer();

    Rest consumer();

    Aws aws();

    /** What stands in for AWS. */
    Emulator emulator();

    @Override
    void close();

    default void awaitState(String jobId, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(producer().job(jobId).get("state").stringValue())
                                .isEqualTo(state));
    }

    default void awaitAtLeast(String jobId, String movieState, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> producer().inState(jobId, movieState) >= count);
    }

    default void awaitEmpty(List<String> queues) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(queues)
                        .allSatisfy(queue -> assertThat(aws().depth(queue))
                                .as("messages in %s", queue)
                                .isZero()));
    }

    default void awaitDepth(String queue, int messages) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(aws().depth(queue))
                        .as("messages in %s", queue)
                        .isEqualTo(messages));
    }

    /** Waits until every movie of a job has its item. */
    default void awaitRecorded(String jobId, int movies) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> aws().movies(jobId).size() == movies);
    }

    /** Waits until all movies of a job are confirmed and their messages deleted, asking AWS and not the services. */
    default void awaitNothingLeftOf(String jobId, int movies) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> aws().states(jobId).equals(Map.of("CONFIRMED", movies)));
        awaitEmpty(QUEUES);
    }

    /** The job's numbers, as REST gives them, are those of the items, counted. */
    default void assertCountsAreTheItems(String jobId) {
        Map<String, Integer> items = aws().states(jobId);
        var movies = producer().job(jobId).get("movies");
        for (String state : List.of("stored", "processed", "confirmed", "failed")) {
            assertThat(movies.get(state).intValue())
                    .as("%s in GET /jobs/%s against items %s", state, jobId, items)
                    .isEqualTo(items.getOrDefault(state.toUpperCase(Locale.ROOT), 0));
        }
    }
}
