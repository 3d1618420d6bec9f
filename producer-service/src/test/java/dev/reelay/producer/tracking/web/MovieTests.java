package dev.reelay.producer.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.localaws.LocalAws;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.NamedFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.TableLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** What the contract says of movies that are looked at, and of the parameters by which jobs and movies are listed. */
@ServiceTest
class MovieTests {

    private final ServiceUnderTest service;
    private final Jobs jobs;
    private final Movies movies;
    private final SchemaNames names;
    private final TrackedJobs tracked;

    MovieTests(ServiceUnderTest service, Jobs jobs, Movies movies, SchemaNames names) {
        this.service = service;
        this.jobs = jobs;
        this.movies = movies;
        this.names = names;
        this.tracked = new TrackedJobs(jobs, movies);
    }

    @Test
    void getMovies_whenInAllStates_answersWhatTheirStatesKnow() {
        Job job = tracked.acceptedJob(5);
        List<MovieEntry> entries = tracked.oneInEachState(job);

        JsonNode answer =
                service.get("/jobs/" + job.id() + "/movies").isJson(200).json();

        assertThat(answer.propertyNames()).containsExactly("movies", "nextCursor");
        assertThat(answer.path("nextCursor").isNull()).isTrue();
        assertThat(answer.path("movies").valueStream().map(JsonNode::toString))
                .containsExactly(
                        expected(entries.get(0), "STORED", "", "", "", ""),
                        expected(entries.get(1), "PROCESSED", TrackedJobs.PROCESSED_ON.toString(), "", "", ""),
                        expected(
                                entries.get(2),
                                "CONFIRMED",
                                TrackedJobs.PROCESSED_ON.toString(),
                                TrackedJobs.SETTLED_ON.toString(),
                                "",
                                ""),
                        expected(
                                entries.get(3),
                                "FAILED",
                                TrackedJobs.PROCESSED_ON.toString(),
                                "",
                                TrackedJobs.SETTLED_ON.toString(),
                                "file-missing"));
    }

    @Test
    void getMovie_whenThere_answersWhatTheListAnswers() {
        Job job = tracked.acceptedJob(5);
        tracked.oneInEachState(job);
        String path = "/jobs/" + job.id() + "/movies";

        service.get(path)
                .json()
                .path("movies")
                .forEach(movie -> assertThat(
                                service.get(path + "/" + movie.path("movieId").asString())
                                        .isJson(200)
                                        .json())
                        .isEqualTo(movie));
    }

    @Test
    void getMovie_whenItIsAFileOfOnesOwn_showsItsNameAndPairs() {
        String json = "{\"weight\":1.30,\"b\":[null,true,{\"x\":\"\"}],\"a\":1e2,\"title\":\"mine\"}";
        NamedFile file = new NamedFile(
                new FileName("laptop.json"),
                new FileLocation("bucket", FileKey.ofContent(json.getBytes(StandardCharsets.UTF_8))));
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        Job job = Job.ofFile(new JobId(UUID.randomUUID().toString()), file, now, "file=" + file);
        jobs.open(job);
        movies.record(List.of(new MovieEntry(
                        job.id(), new MovieId(0), own(json), file.location(), new MovieState.Stored(now))))
                .getFirst()
                .join();

        assertThat(service.get("/jobs/" + job.id() + "/movies/0000000")
                        .isJson(200)
                        .body())
                .isEqualTo("""
                        {"movieId":"0000000","state":"STORED","title":null,"year":null,"actor":null,"director":null,\
                        "bucket":"bucket","key":"%s","storedOn":"2026-11-20T10:00:00Z","processedOn":null,\
                        "confirmedOn":null,"failedOn":null,"failure":null,"fileName":"laptop.json",\
                        "attributes":{"a":100,"b":[null,true,{"x":""}],"title":"mine","weight":1.3}}""", file.location().key());
        assertThat(service.get("/jobs/" + job.id() + "/movies")
                        .isJson(200)
                        .json()
                        .path("movies"))
                .containsExactly(
                        service.get("/jobs/" + job.id() + "/movies/0000000").json());
        assertThat(service.get("/jobs/" + job.id())
                        .isJson(200)
                        .json()
                        .path("seed")
                        .asInt())
                .isZero();
    }

    private static OwnFile own(String json) {
        Decoded<OwnFile> read = OwnFile.read(new FileName("laptop.json"), json.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<OwnFile>) read).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000004", "0000005", "9999999", "1", "00000000", "abcdefg", "-000001", "%20"})
    void getMovie_whenNotStoredOrNoId_isNotFound(String movieId) {
        Job job = tracked.acceptedJob(5);
        tracked.oneInEachState(job);

        service.get("/jobs/" + job.id() + "/movies/" + movieId).isProblem(404, "not-found");
    }

    @Test
    void getMovie_whenItsItemWasAlteredByHand_failsWithoutSayingHow() {
        Job job = tracked.acceptedJob(1);
        tracked.store(job, 0);
        alter(job, "0000000", "state", AttributeValue.fromS("ODD"));

        assertThat(service.get("/jobs/" + job.id() + "/movies/0000000")
                        .isProblem(500, "unexpected")
                        .body())
                .doesNotContain("ODD", "repair");
    }

    static Stream<AttributeValue> valuesOfNoFile() {
        return Stream.of(
                AttributeValue.fromS("no map"),
                AttributeValue.fromM(Map.of("a", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")))),
                AttributeValue.fromM(Map.of("a", AttributeValue.fromSs(List.of("set")))));
    }

    @ParameterizedTest
    @MethodSource("valuesOfNoFile")
    void getMovies_whenTheItemOfAFileWasAlteredByHand_leavesItOutAndListsTheOthers(AttributeValue attributes) {
        Job job = tracked.acceptedJob(5);
        tracked.oneInEachState(job);
        alter(job, "0000001", "file_name", AttributeValue.fromS("laptop.json"));
        String path = "/jobs/" + job.id() + "/movies";
        List<String> others = List.of("0000000", "0000002", "0000003");

        // It has none yet.
        assertThat(service.get(path).isJson(200).json().path("movies").findValuesAsString("movieId"))
                .isEqualTo(others);
        alter(job, "0000001", "attributes", attributes);
        assertThat(service.get(path).isJson(200).json().path("movies").findValuesAsString("movieId"))
                .isEqualTo(others);
        service.get(path + "/0000001").isProblem(500, "unexpected");
    }

    private void alter(Job job, String movieId, String attribute, AttributeValue value) {
        LocalAws.shared()
                .dynamoDb()
                .updateItem(update -> update.tableName(names.table())
                        .key(Map.of(
                                TableLayout.PARTITION_KEY, AttributeValue.fromS("JOB#" + job.id() + "#0"),
                                TableLayout.SORT_KEY, AttributeValue.fromS("MOVIE#" + movieId)))
                        .updateExpression("SET #attribute = :value")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .expressionAttributeValues(Map.of(":value", value)));
    }

    @ParameterizedTest
    @CsvSource({"STORED, 0000000", "PROCESSED, 0000001", "CONFIRMED, 0000002", "FAILED, 0000003"})
    void getMovies_whenStateIsGiven_listsOnlyThose(String state, String movieId) {
        Job job = tracked.acceptedJob(5);
        tracked.oneInEachState(job);

        JsonNode answer = service.get("/jobs/" + job.id() + "/movies?state=" + state)
                .isJson(200)
                .json();

        assertThat(answer.path("movies").findValuesAsString("movieId")).containsExactly(movieId);
    }

    @Test
    void getMovies_whenPaged_listsAllInOrderOfTheirIds() {
        Job job = tracked.acceptedJob(200);
        tracked.store(job, IntStream.range(0, 200).toArray());
        String path = "/jobs/" + job.id() + "/movies";

        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode answer =
                    service.get(path + "?limit=70" + cursor).isJson(200).json();
            assertThat(answer.path("movies").size()).isLessThanOrEqualTo(70);
            ids.addAll(answer.path("movies").findValuesAsString("movieId"));
            cursor = answer.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + answer.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(ids)
                .isEqualTo(IntStream.range(0, 200).mapToObj("%07d"::formatted).toList());
        assertThat(service.get(path).json().path("movies").size()).isEqualTo(50);
        assertThat(service.get(path + "?limit=1000").json().path("movies").size())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, limit=0",
        "limit, limit=1001",
        "limit, limit=-1",
        "limit, limit=ten",
        "limit, limit=1.0",
        "limit, limit=%2B5",
        "limit, limit=0x10",
        "limit, limit=1&limit=2",
        "limit, limit=99999999999999999999",
        "cursor, cursor=nonsense",
        "cursor, cursor=am9iOng",
        "state, state=PENDING",
        "state, state=stored",
        "state, state=STORED&state=FAILED"
    })
    void get_whenAParameterBreaksARule_namesIt(String field, String query) {
        Job job = tracked.acceptedJob(1);

        service.get("/jobs/" + job.id() + "/movies?" + query).isBadInput(field);
        if (!field.equals("state")) {
            service.get("/jobs?" + query).isBadInput(field);
        }
    }

    @Test
    void get_whenParametersAreEmpty_isAsIfTheyWereAbsent() {
        Job job = tracked.acceptedJob(1);
        tracked.store(job, 0);
        String path = "/jobs/" + job.id() + "/movies";

        assertThat(service.get(path + "?state=&limit=&cursor=").isJson(200).json())
                .isEqualTo(service.get(path).isJson(200).json());
    }

    private static String expected(
            MovieEntry entry, String state, String processedOn, String confirmedOn, String failedOn, String failure) {
        Movie movie = (Movie) entry.payload();
        return """
                {"movieId":"%s","state":"%s","title":"%s","year":%d,"actor":"%s","director":"%s","bucket":"%s","key":"%s",\
                "storedOn":"%s","processedOn":%s,"confirmedOn":%s,"failedOn":%s,"failure":%s,"fileName":null,\
                "attributes":null}""".formatted(
                        entry.movieId(),
                        state,
                        movie.title(),
                        movie.year(),
                        movie.actor(),
                        movie.director(),
                        entry.file().bucket(),
                        entry.file().key(),
                        entry.state().storedOn(),
                        orNull(processedOn),
                        orNull(confirmedOn),
                        orNull(failedOn),
                        orNull(failure));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? "null" : "\"" + text + "\"";
    }
}
