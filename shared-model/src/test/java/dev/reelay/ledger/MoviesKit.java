package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aFile;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobId;
import static dev.reelay.Fixtures.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Movies}, one caller at a time. */
abstract class MoviesKit extends LedgerKit {

    private static final Instant LATER = NOON.plusSeconds(1);
    private static final Instant LAST = NOON.plusSeconds(2);

    MoviesKit(TestBackend backend) {
        super(backend);
    }

    @Test
    void record_newMovie_isStoredAsTheContractNamesIt() {
        Job job = accepted(aJob());

        MovieEntry entry = stored(job);

        assertThat(found(entry)).isEqualTo(entry);
        assertThat(item(entry))
                .containsEntry("job_id", fromS(job.id().value()))
                .containsEntry("movie_id", fromS("0000000"))
                .containsEntry("state", fromS("STORED"))
                .containsEntry("title", fromS("Title 0"))
                .containsEntry("year", fromN("1950"))
                .containsEntry("actor", fromS("Actor 0"))
                .containsEntry("director", fromS("Director 0"))
                .containsEntry("bucket", fromS("movie-bucket"))
                .containsEntry("key", fromS(entry.file().key().value()))
                .containsEntry("stored_on", fromS("2026-05-04T12:00:00.123456789Z"))
                .doesNotContainKeys("processed_on", "confirmed_on", "failed_on", "failure");
        assertThat(progress(job).tally()).isEqualTo(new Tally(1, 0, 0, 0));
        assertThat(progress(job).pending()).isEqualTo(9);
    }

    @Test
    void record_movieThatIsThere_staysAsItIs() {
        Job job = accepted(aJob());
        MovieEntry entry = processed(job);

        List<MovieState> states = states(movies.record(List.of(anEntry(job, 0), anEntry(job, 1))));

        assertThat(states).containsExactly(new MovieState.Processed(NOON, NOON), new MovieState.Stored(NOON));
        assertThat(found(entry)).isEqualTo(entry);
        assertThat(progress(job).tally()).isEqualTo(new Tally(1, 1, 0, 0));
    }

    @Test
    void record_oneMovieTwiceInOneBatch_countsOnce() {
        Job job = accepted(aJob());

        assertThat(states(movies.record(List.of(anEntry(job, 0), anEntry(job, 1), anEntry(job, 0)))))
                .hasSize(3)
                .containsOnly(new MovieState.Stored(NOON));

        assertThat(progress(job).tally()).isEqualTo(new Tally(2, 0, 0, 0));
    }

    @Test
    void record_nothing_isNothing() {
        assertThat(movies.record(List.of())).isEmpty();
    }

    @Test
    void record_sixtyMoviesOfSixtyJobs_countsEachForItsJob() {
        List<Job> sixty = IntStream.range(0, 60).mapToObj(i -> accepted(aJob())).toList();

        assertThat(states(
                        movies.record(sixty.stream().map(job -> anEntry(job, 3)).toList())))
                .hasSize(60)
                .containsOnly(new MovieState.Stored(NOON));

        assertThat(sixty).allSatisfy(job -> assertThat(progress(job).tally()).isEqualTo(new Tally(1, 0, 0, 0)));
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void record_aThousandMovies_areAllThere() {
        Job job = accepted(aJob(1000));

        stored(job, 0, 1000);

        assertThat(progress(job).tally()).isEqualTo(new Tally(1000, 0, 0, 0));
        assertCountsAreTheItems(job);
    }

    @Test
    void advance_jobGone_movesNothing() {
        Job job = accepted(aJob());
        MovieEntry entry = stored(job);
        Map<String, AttributeValue> before = item(entry);
        remove(job);

        assertThat(movies.advance(entry.pointer(), LATER).join()).isEqualTo(new Outcome.Stayed(new Lookup.Absent()));

        assertThat(item(entry)).isEqualTo(before);
    }

    @Test
    void advance_jobGone_movesTheOthersOfTheBatch() {
        Job job = accepted(aJob());
        Job gone = accepted(aJob());
        List<MovieEntry> entries =
                List.of(stored(job), stored(gone), stored(job, 1, 2).getFirst());
        remove(gone);

        List<Outcome> outcomes = joined(entries.stream()
                .map(entry -> movies.advance(entry.pointer(), LATER))
                .toList());

        assertThat(outcomes)
                .containsExactly(new Outcome.Moved(), new Outcome.Stayed(new Lookup.Absent()), new Outcome.Moved());
    }

    @Test
    void find_jobGone_isAbsent() {
        Job job = accepted(aJob());
        MovieEntry entry = stored(job);
        remove(job);

        assertThat(movies.find(job.id(), entry.movieId()).join()).isEqualTo(new Lookup.Absent());
    }

    private void remove(Job job) {
        client.deleteItem(delete ->
                delete.tableName(table).key(Map.of("pk", fromS("JOB#" + job.id()), "sk", fromS("JOB"))));
    }

    @Test
    void advance_storedMovie_isProcessedOnce() {
        Job job = accepted(aJob());
        MovieEntry entry = stored(job);

        assertThat(movies.advance(entry.pointer(), LATER).join()).isEqualTo(new Outcome.Moved());
        assertThat(movies.advance(entry.pointer(), LAST).join()).isEqualTo(stayed(found(entry)));

        assertThat(found(entry).state()).isEqualTo(new MovieState.Processed(NOON, LATER));
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(progress(job).settledOn()).isEmpty();
    }

    @Test
    void move_processedMovie_isConfirmedOnceAndForEver() {
        Job job = accepted(aJob());
        MovieEntry seen = processed(job);
        MovieState confirmed = new MovieState.Confirmed(NOON, NOON, LATER);

        assertThat(movies.move(seen, confirmed).join()).isEqualTo(new Outcome.Moved());
        assertThat(movies.move(seen, confirmed).join()).isEqualTo(stayed(found(seen)));
        assertThat(movies.move(seen, new MovieState.Failed(NOON, NOON, LAST, "late"))
                        .join())
                .isEqualTo(stayed(found(seen)));
        assertThat(movies.advance(seen.pointer(), LAST).join()).isEqualTo(stayed(found(seen)));

        assertThat(found(seen).state()).isEqualTo(confirmed);
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 0, 1, 0));
        assertThat(progress(job).settledOn()).contains(NOON);
    }

    @Test
    void move_failedMovieWhoseFileIsRepaired_isConfirmedWithoutItsFailure() {
        Job job = accepted(aJob(1));
        MovieEntry seen = processed(job);
        MovieState failed = new MovieState.Failed(NOON, NOON, LATER, "file-missing: nothing there");
        assertThat(movies.move(seen, failed).join()).isEqualTo(new Outcome.Moved());
        assertThat(item(seen))
                .containsEntry("state", fromS("FAILED"))
                .containsEntry("failed_on", fromS(LATER.toString()))
                .containsEntry("failure", fromS("file-missing: nothing there"));
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 0, 0, 1));
        assertThat(progress(job).finished()).isTrue();
        MovieEntry broken = found(seen);
        assertThat(broken.state()).isEqualTo(failed);

        assertThat(movies.move(broken, new MovieState.Confirmed(NOON, NOON, LAST))
                        .join())
                .isEqualTo(new Outcome.Moved());
        assertThat(movies.move(broken, new MovieState.Confirmed(NOON, NOON, LAST))
                        .join())
                .isEqualTo(stayed(found(seen)));

        assertThat(item(seen)).containsEntry("state", fromS("CONFIRMED")).doesNotContainKey("failure");
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 0, 1, 0));
    }

    @Test
    void advance_pointerThatNamesAnotherFile_changesNothing() {
        Job job = accepted(aJob());
        MovieEntry entry = stored(job);
        Pointer otherKey =
                new Pointer(new FileLocation("movie-bucket", aFile(job.id(), 5).key()), entry.jobId(), entry.movieId());
        Pointer otherBucket =
                new Pointer(new FileLocation("other", entry.file().key()), entry.jobId(), entry.movieId());

        assertThat(joined(List.of(movies.advance(otherKey, LATER), movies.advance(otherBucket, LATER))))
                .containsOnly(stayed(entry));

        assertThat(found(entry)).isEqualTo(entry);
        assertThat(progress(job).tally()).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void move_movieWhoseFileChangedSinceItWasSeen_changesNothing() {
        Job job = accepted(aJob());
        MovieEntry seen = processed(job);
        tamper(seen, item -> item.put("bucket", fromS("elsewhere")));

        assertThat(movies.move(seen, new MovieState.Confirmed(NOON, NOON, LATER))
                        .join())
                .isEqualTo(stayed(found(seen)));

        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void advance_absentMovieOrJob_isAbsentAndLeavesNothing() {
        Job job = accepted(aJob());
        MovieEntry neverStored = anEntry(job, 7);
        Job unknown = aJob();

        assertThat(joined(List.of(
                        movies.advance(neverStored.pointer(), NOON),
                        movies.advance(anEntry(unknown, 0).pointer(), NOON))))
                .containsOnly(new Outcome.Stayed(new Lookup.Absent()));

        assertThat(movies.find(job.id(), new MovieId(7)).join()).isEqualTo(new Lookup.Absent());
        assertThat(movies.find(aJobId(), new MovieId(7)).join()).isEqualTo(new Lookup.Absent());
        assertThat(items(unknown)).isEmpty();
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 0, 0, 0));
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void find_manyAtOnceAndSomeTwice_answersEach() {
        Job job = accepted(aJob(300));
        List<MovieEntry> entries = stored(job, 0, 150);

        List<Lookup> lookups = joined(IntStream.range(0, 600)
                .mapToObj(i -> movies.find(job.id(), new MovieId(i % 300)))
                .toList());

        for (int i = 0; i < 600; i++) {
            assertThat(lookups.get(i))
                    .isEqualTo(i % 300 < 150 ? new Lookup.Found(entries.get(i % 300)) : new Lookup.Absent());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignItems")
    void find_itemThatSomebodyElseWrote_isUnreadableForItsOwnCallerOnly(
            String kind, Consumer<Map<String, AttributeValue>> change) {
        Job job = accepted(aJob());
        List<MovieEntry> entries = stored(job, 0, 3);
        tamper(entries.get(1), change);

        List<Lookup> lookups = joined(entries.stream()
                .map(entry -> movies.find(job.id(), entry.movieId()))
                .toList());

        assertThat(lookups.get(0)).isEqualTo(new Lookup.Found(entries.get(0)));
        assertThat(lookups.get(1)).isInstanceOf(Lookup.Unreadable.class);
        assertThat(lookups.get(2)).isEqualTo(new Lookup.Found(entries.get(2)));
        assertThat(movies.list(job, Optional.empty(), 10, Optional.empty()).items())
                .containsExactly(entries.get(0), entries.get(2));
    }

    static Stream<Arguments> foreignItems() {
        return Stream.of(
                foreign("title removed", item -> item.remove("title")),
                foreign("title blank", item -> item.put("title", fromS(" "))),
                foreign("year a text", item -> item.put("year", fromS("1999"))),
                foreign("year a fraction", item -> item.put("year", fromN("1999.5"))),
                foreign("year huge", item -> item.put("year", fromN("1e30"))),
                foreign("year beyond int", item -> item.put("year", fromN("4294969223"))),
                foreign("key not a digest", item -> item.put("key", fromS("movie.json"))),
                foreign("state unknown", item -> item.put("state", fromS("LOST"))),
                foreign("state a number", item -> item.put("state", fromN("1"))),
                foreign("state without its instant", item -> item.put("state", fromS("PROCESSED"))),
                foreign("stored_on not an instant", item -> item.put("stored_on", fromS("yesterday"))),
                foreign("stored_on removed", item -> item.remove("stored_on")),
                foreign("bucket a list", item -> item.put("bucket", AttributeValue.fromL(List.of()))),
                foreign("another movie's id", item -> item.put("movie_id", fromS("0000002"))),
                foreign("another job's id", item -> item.put("job_id", fromS(aJobId().value()))));
    }

    private static Arguments foreign(String kind, Consumer<Map<String, AttributeValue>> change) {
        return arguments(kind, change);
    }

    @Test
    void advance_itemThatSomebodyElseWrote_staysAndItsNeighboursMove() {
        Job job = accepted(aJob());
        List<MovieEntry> entries = stored(job, 0, 3);
        tamper(entries.get(1), item -> item.put("state", fromN("1")));

        List<Outcome> outcomes = joined(entries.stream()
                .map(entry -> movies.advance(entry.pointer(), LATER))
                .toList());

        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Stayed.class,
                        stayed -> assertThat(stayed.current()).isInstanceOf(Lookup.Unreadable.class));
        assertThat(outcomes).filteredOn(new Outcome.Moved()::equals).hasSize(2);
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void list_allMovies_areInOrderAcrossChunks() {
        Job job = accepted(aJob(200));
        List<MovieEntry> entries = stored(job, 0, 200);

        assertThat(movies.list(job, Optional.empty(), 1000, Optional.empty()))
                .isEqualTo(new Page<>(entries, Optional.empty()));
        for (int limit : new int[] {13, 89, 90, 91, 199}) {
            assertThat(walk(job, Optional.empty(), limit)).as("limit %s", limit).isEqualTo(entries);
        }
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void list_onlyOneState_findsAllOfThem() {
        Job job = accepted(aJob(200));
        List<MovieEntry> entries = stored(job, 0, 200);
        List<MovieEntry> tenth =
                IntStream.range(0, 20).mapToObj(i -> entries.get(i * 10)).toList();
        joined(tenth.stream()
                .map(entry -> movies.advance(entry.pointer(), LATER))
                .toList());

        assertThat(walk(job, Optional.of("PROCESSED"), 6))
                .extracting(MovieEntry::movieId)
                .isEqualTo(tenth.stream().map(MovieEntry::movieId).toList());
        assertThat(walk(job, Optional.of("STORED"), 100)).hasSize(180);
        assertThat(walk(job, Optional.of("CONFIRMED"), 100)).isEmpty();
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void list_hugeJobWithFewMovies_walksItInBoundedSteps() {
        Job job = accepted(aJob(10_000));
        MovieEntry first = stored(job, 5, 6).getFirst();
        MovieEntry last = stored(job, 9_999, 10_000).getFirst();

        Page<MovieEntry> page = movies.list(job, Optional.empty(), 10, Optional.empty());

        assertThat(page.items()).containsExactly(first);
        assertThat(page.next()).isPresent();
        assertThat(walk(job, Optional.empty(), 10)).containsExactly(first, last);
    }

    @ParameterizedTest
    @MethodSource("strangeCursors")
    void list_strangeCursor_isUnknown(String cursor) {
        assertThatExceptionOfType(UnknownCursorException.class)
                .isThrownBy(() -> movies.list(aJob(), Optional.empty(), 5, Optional.of(cursor)));
    }

    static Stream<String> strangeCursors() {
        return Stream.concat(
                Stream.of("", "!", "movie:1"),
                Stream.of("job:1", "movie:", "movie:-1", "movie:12345678", "movie:1 ", "movie:٣")
                        .map(position ->
                                Base64.getUrlEncoder().encodeToString(position.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void list_cursorBeyondTheEnd_isAnEmptyLastPage() {
        String beyond = Base64.getUrlEncoder().encodeToString("movie:9999999".getBytes(StandardCharsets.UTF_8));

        assertThat(movies.list(aJob(), Optional.empty(), 5, Optional.of(beyond)))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void advance_oneMovieThirtyTimesAtOnce_movesOnce() {
        Job job = accepted(aJob());
        MovieEntry entry = stored(job);

        List<Outcome> outcomes = joined(Collections.nCopies(30, entry).stream()
                .map(same -> movies.advance(same.pointer(), LATER))
                .toList());

        assertThat(outcomes).filteredOn(new Outcome.Moved()::equals).hasSize(1);
        assertThat(outcomes).filteredOn(stayed(found(entry))::equals).hasSize(29);
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    private List<MovieEntry> walk(Job job, Optional<String> state, int limit) {
        List<MovieEntry> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<MovieEntry> page = movies.list(job, state, limit, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private static Outcome stayed(MovieEntry current) {
        return new Outcome.Stayed(new Lookup.Found(current));
    }
}
