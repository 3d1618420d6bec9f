package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobOf;
import static dev.reelay.Fixtures.aLargestFile;
import static dev.reelay.Fixtures.anEntryOf;
import static dev.reelay.Fixtures.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.Jobs.Found;
import dev.reelay.ledger.Jobs.Opening;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.schema.TableLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Files of somebody's own in the ledger: they come back from an item as they went in. */
abstract class OwnFilesKit extends LedgerKit {

    private static final String LAPTOP =
            "{\"brand\":\"Framework\",\"weight\":1.30,\"sold\":null,\"state\":\"new\",\"ports\":[\"usb-c\"]}";

    OwnFilesKit(TestBackend backend) {
        super(backend);
    }

    @Test
    void open_jobOfAFile_isFoundWithItsFileAndWithoutASeed() {
        Job job = aJobOf(LAPTOP);

        assertThat(jobs.open(job)).isEqualTo(new Opening.Opened());

        assertThat(jobs.find(job.id())).contains(new Found(job, false));
        assertThat(jobs.open(job)).isEqualTo(new Opening.Existing(new Found(job, false)));
        assertThat(jobs.accept(job)).isTrue();
        assertThat(jobs.find(job.id())).contains(new Found(job, true));
        assertThat(progress(job).job()).isEqualTo(job);
        assertThat(items(job).filter(item -> fromS("JOB").equals(item.get(TableLayout.SORT_KEY))))
                .satisfiesExactly(item -> assertThat(item)
                        .containsEntry("file_name", fromS("laptop.json"))
                        .containsEntry("file_bucket", fromS("movie-bucket"))
                        .containsEntry("file_key", fromS(keyOf(job)))
                        .containsEntry("count", fromN("1"))
                        .doesNotContainKeys("seed", "movie_id"));
    }

    private static String keyOf(Job job) {
        return job.file().orElseThrow().location().key().value();
    }

    @Test
    void record_ownFile_isStoredAsTheContractNamesIt() {
        Job job = accepted(aJobOf(LAPTOP));
        MovieEntry entry = stored(job, LAPTOP);

        assertThat(item(entry))
                .containsEntry("job_id", fromS(job.id().value()))
                .containsEntry("movie_id", fromS("0000000"))
                .containsEntry("state", fromS("STORED"))
                .containsEntry("file_name", fromS("laptop.json"))
                .containsEntry(
                        "attributes",
                        fromM(Map.of(
                                "brand", fromS("Framework"),
                                "weight", fromN("1.3"),
                                "sold", AttributeValue.fromNul(true),
                                "state", fromS("new"),
                                "ports", fromL(List.of(fromS("usb-c"))))))
                .containsEntry("bucket", fromS("movie-bucket"))
                .containsEntry("key", fromS(keyOf(job)))
                .containsEntry("stored_on", fromS(NOON.toString()))
                .doesNotContainKeys("title", "year", "actor", "director");
        assertThat(progress(job).tally()).isEqualTo(new Tally(1, 0, 0, 0));
        assertThat(progress(job).pending()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatJsonHas")
    void find_ownFile_isAsItWasRecorded(String kind, String json) {
        Job job = accepted(aJobOf(json));

        MovieEntry entry = stored(job, json);

        assertThat(movies.findWhole(entry.jobId(), entry.movieId())).isEqualTo(new Lookup.Found(entry));
        assertThat(found(entry)).isEqualTo(unread(entry));
        assertThat(movies.list(job, Optional.empty(), 10, Optional.empty()))
                .isEqualTo(new Page<>(List.of(unread(entry)), Optional.empty()));
        assertThat(joined(movies.record(List.of(entry)))).containsExactly(unread(entry));
        assertCountsAreTheItems(job);
    }

    @Test
    void findWhole_whatIsThere_isFoundWhetherMovieOrNone() {
        Job job = accepted(aJob(2));
        MovieEntry movie = stored(job);

        assertThat(movies.findWhole(job.id(), movie.movieId())).isEqualTo(new Lookup.Found(movie));
        assertThat(movies.findWhole(job.id(), new MovieId(1))).isEqualTo(new Lookup.Absent());
    }

    static Stream<Arguments> whatJsonHas() {
        String digits = "1234567890123456789012345678901234567";
        return Stream.of(
                arguments("nothing", "{}"),
                arguments("texts", "{\"a\":\"七人の侍 🎬\",\"b\":\"\",\"c\":\"\\u0001\\n\\\"\\\\\",\"d\":\" \"}"),
                arguments("a text with a NUL", "{\"a\":\"x\\u0000y\"}"),
                arguments("whole numbers", "{\"a\":0,\"b\":-0,\"c\":9007199254740993,\"d\":-" + digits + "8}"),
                arguments("fractions", "{\"a\":1.50,\"b\":0.1,\"c\":-0.00000001,\"d\":" + digits + ".8}"),
                arguments("the largest numbers", "{\"a\":9.9e125,\"b\":-9.9e125,\"c\":1e38,\"d\":" + digits + "8e88}"),
                arguments("the smallest numbers", "{\"a\":1e-130,\"b\":-1e-130,\"c\":1.5e-129}"),
                arguments("truths and nothing", "{\"a\":true,\"b\":false,\"c\":null,\"d\":[null,true,null]}"),
                arguments("empty collections", "{\"a\":[],\"b\":{},\"c\":[[],{},\"\"]}"),
                arguments("lists of all kinds", "{\"a\":[1,\"1\",[1,[2,[]]],{\"b\":[{\"c\":null}]},1,1]}"),
                arguments("names like ours", "{\"pk\":1,\"state\":\"CONFIRMED\",\"attributes\":{\"file_name\":1}}"),
                arguments(
                        "names of all kinds", "{\" \":1,\"a.b\":1,\"#a\":1,\":a\":1,\"é🎬\":1,\"size\":1,\"a[0]\":1}"),
                arguments("thirty levels", "{\"a\":" + "[".repeat(29) + "]".repeat(29) + "}"),
                arguments("thirty levels of objects", "{\"a\":".repeat(29) + "{}" + "}".repeat(29)),
                arguments("ten thousand values", "{\"a\":[0" + ",0".repeat(9_999) + "]}"),
                arguments("as much as fits", aLargestFile(0)));
    }

    @Test
    void move_ownFile_goesTheWayOfEveryMovie() {
        Job job = accepted(aJobOf(LAPTOP));
        MovieEntry entry = stored(job, LAPTOP);
        MovieState failed = new MovieState.Failed(NOON, NOON, NOON, "file-missing: nothing there");
        MovieState confirmed = new MovieState.Confirmed(NOON, NOON, NOON);

        assertThat(movies.advance(entry.pointer(), NOON).join()).isEqualTo(new Outcome.Moved());
        MovieEntry processed = found(entry);
        assertThat(movies.advance(entry.pointer(), NOON).join())
                .isEqualTo(new Outcome.Stayed(new Lookup.Found(processed)));
        assertThat(movies.move(processed, failed).join()).isEqualTo(new Outcome.Moved());
        assertThat(movies.move(processed, confirmed).join())
                .isEqualTo(new Outcome.Stayed(new Lookup.Found(found(entry))));
        assertThat(movies.move(found(entry), confirmed).join()).isEqualTo(new Outcome.Moved());

        assertThat(found(entry))
                .isEqualTo(unread(
                        new MovieEntry(entry.jobId(), entry.movieId(), entry.payload(), entry.file(), confirmed)));
        assertThat(progress(job).tally()).isEqualTo(new Tally(0, 0, 1, 0));
        assertCountsAreTheItems(job);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignItems")
    void find_itemThatSomebodyElseWrote_isUnreadable(String kind, Consumer<Map<String, AttributeValue>> change) {
        Job job = accepted(aJobOf(LAPTOP));
        MovieEntry entry = stored(job, LAPTOP);
        tamper(entry, change);

        assertThat(movies.findWhole(job.id(), entry.movieId())).isInstanceOf(Lookup.Unreadable.class);
    }

    @Test
    void find_itemWhosePairsSomebodyElseWrote_saysNothingOfThem() {
        Job job = accepted(aJobOf(LAPTOP));
        MovieEntry entry = stored(job, LAPTOP);
        tamper(entry, item -> item.put("attributes", fromS("{}")));

        assertThat(found(entry)).isEqualTo(unread(entry));
    }

    static Stream<Arguments> foreignItems() {
        return Stream.of(
                foreign("attributes removed", item -> item.remove("attributes")),
                foreign("attributes a text", item -> item.put("attributes", fromS("{}"))),
                foreign("a set", item -> item.put("attributes", fromM(Map.of("a", fromSs(List.of("b")))))),
                foreign("a name that is none", item -> item.put("file_name", fromS("laptop.txt"))),
                foreign("the name a number", item -> item.put("file_name", fromN("1"))),
                foreign("neither file nor movie", item -> item.remove("file_name")));
    }

    private static Arguments foreign(String kind, Consumer<Map<String, AttributeValue>> change) {
        return arguments(kind, change);
    }

    private MovieEntry stored(Job job, String json) {
        MovieEntry entry = anEntryOf(job, json);
        assertThat(joined(movies.record(List.of(entry)))).containsExactly(entry);
        return entry;
    }
}
