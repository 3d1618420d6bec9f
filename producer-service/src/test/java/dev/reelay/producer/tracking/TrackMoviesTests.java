package dev.reelay.producer.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.reelay.LogLines;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.localaws.LocalAws;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.NamedFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.UnreadFile;
import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.schema.TableLayout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Files of somebody's own that are looked at, in the real ledger. */
class TrackMoviesTests {

    private static final byte[] FILE = "{\"a\":1}".getBytes(UTF_8);
    private static final String TABLE = EmbeddedBackend.fresh("").names().table();

    private final Jobs jobs = Ledgers.jobs(LocalAws.shared().dynamoDb(), TABLE, Clock.systemUTC());
    private final Movies movies = Ledgers.movies(LocalAws.shared().dynamoDb(), TABLE, Clock.systemUTC());
    private final TrackMovies track = new TrackMovies(jobs, movies, Duration.ofMillis(500));

    @Test
    void look_atAFile_leavesItsPairsInTheTable() {
        Job job = stored();

        assertThat(found(job).payload()).isEqualTo(new UnreadFile(new FileName("laptop.json")));
        assertThat(track.list(job.id(), Optional.empty(), 10, Optional.empty())
                        .orElseThrow()
                        .items())
                .containsExactly(found(job));
    }

    @Test
    void pairs_ofManyAtOnce_areThoseOfTwoInMemoryAndTheOthersWaitInVain() {
        MovieEntry file = found(stored());
        AtomicInteger looking = new AtomicInteger();
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> two = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> track.pairs(file, pairs -> {
                                looking.incrementAndGet();
                                return pairs.values().size() + end.join();
                            }),
                            threads))
                    .toList();
            try {
                await().until(() -> looking.get() == 2);
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> track.pairs(file, pairs -> looking.incrementAndGet()))
                        .satisfies(busy -> assertThat(busy.problem()).isInstanceOf(Problem.Unavailable.class));
                assertThat(looking).hasValue(2);
            } finally {
                end.complete(0);
            }

            assertThat(two).allSatisfy(size -> assertThat(size.join()).isEqualTo(1));
        }
        assertThat(track.<Integer>pairs(file, pairs -> pairs.values().size())).isEqualTo(1);
    }

    @Test
    void pairs_whenSomebodyElseWroteThem_failAndInAListAreMissedWithAWarning() {
        Job job = stored();
        MovieEntry file = found(job);
        LocalAws.shared()
                .dynamoDb()
                .updateItem(update -> update.tableName(TABLE)
                        .key(Map.of(
                                TableLayout.PARTITION_KEY, AttributeValue.fromS("JOB#" + job.id() + "#0"),
                                TableLayout.SORT_KEY, AttributeValue.fromS("MOVIE#0000000")))
                        .updateExpression("REMOVE #attributes")
                        .expressionAttributeNames(Map.of("#attributes", "attributes")));

        try (LogLines log = new LogLines(TrackMovies.class)) {
            assertThat(track.<Integer>pairsInAList(file, pairs -> pairs.values().size()))
                    .isEmpty();

            assertThat(log.all())
                    .satisfiesExactly(line -> assertThat(line)
                            .startsWith("WARN left out of a list: movie 0000000 of job " + job.id() + ", ")
                            .contains("attributes is missing or not a map"));
        }
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () -> track.<Integer>pairs(file, pairs -> pairs.values().size()))
                .withMessageContaining("attributes is missing or not a map");
    }

    private MovieEntry found(Job job) {
        return track.find(job.id(), new MovieId(0)).orElseThrow();
    }

    private Job stored() {
        FileName name = new FileName("laptop.json");
        NamedFile file = new NamedFile(name, new FileLocation("bucket", FileKey.ofContent(FILE)));
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        Job job = Job.ofFile(new JobId(UUID.randomUUID().toString()), file, now, "file=" + file);
        jobs.open(job);
        Decoded<OwnFile> own = OwnFile.read(name, FILE);
        assertThat(own).isInstanceOf(Decoded.Value.class);
        movies.record(List.of(new MovieEntry(
                        job.id(),
                        new MovieId(0),
                        ((Decoded.Value<OwnFile>) own).value(),
                        file.location(),
                        new MovieState.Stored(now))))
                .getFirst()
                .join();
        return job;
    }
}
