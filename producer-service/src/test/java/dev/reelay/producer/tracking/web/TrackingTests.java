package dev.reelay.producer.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.localaws.LocalAws;
import dev.reelay.movie.MovieState;
import dev.reelay.producer.Fixtures;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** What the contract says of jobs and movies that are looked at. The jobs here are never sent to the generation. */
@ServiceTest
class TrackingTests {

    private static final Instant PROCESSED_ON = Instant.parse("2026-11-20T10:00:01Z");
    private static final Instant SETTLED_ON = Instant.parse("2026-11-20T10:00:02.5Z");

    private final ServiceUnderTest service;
    private final Jobs jobs;
    private final Movies movies;
    private final SchemaNames names;

    TrackingTests(ServiceUnderTest service, Jobs jobs, Movies movies, SchemaNames names) {
        this.names = names;
        this.service = service;
        this.jobs = jobs;
        this.movies = movies;
    }

    @Test
    void getJob_whenMoviesAreInAllStates_answersExactlyTheContract() {
        Job job = acceptedJob(5);
        oneInEachState(job);

        JsonNode answer = service.get("/jobs/" + job.id()).isJson(200).json();

        assertThat(answer.propertyNames())
                .containsExactly("jobId", "state", "count", "seed", "movies", "startedOn", "finishedOn");
        assertThat(answer.path("jobId").asString()).isEqualTo(job.id().value());
        assertThat(answer.path("state").asString()).isEqualTo("RUNNING");
        assertThat(answer.path("count").asInt()).isEqualTo(5);
        assertThat(answer.path("seed").isIntegralNumber()).isTrue();
        assertThat(answer.path("movies").toString())
                .isEqualTo("{\"pending\":1,\"stored\":1,\"processed\":1,\"confirmed\":1,\"failed\":1}");
        assertThat(answer.path("startedOn").asString())
                .isEqualTo(job.startedOn().toString());
        assertThat(answer.path("finishedOn").isNull()).isTrue();
    }

    @Test
    void getJob_whenAllAreConfirmed_isCompleted() {
        Job job = acceptedJob(2);
        store(job, 0, 1).forEach(this::confirm);

        JsonNode answer = service.get("/jobs/" + job.id()).json();

        assertThat(answer.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(Instant.parse(answer.path("finishedOn").asString())).isAfter(job.startedOn());
    }

    @Test
    void getJob_whenOneHasFailed_isCompletedWithFailures() {
        Job job = acceptedJob(2);
        List<MovieEntry> entries = store(job, 0, 1);
        confirm(entries.getFirst());
        fail(entries.getLast());

        JsonNode answer = service.get("/jobs/" + job.id()).json();

        assertThat(answer.path("state").asString()).isEqualTo("COMPLETED_WITH_FAILURES");
        assertThat(answer.path("finishedOn").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11",
                "/jobs/0B9C8F1E-5D1A-4C7E-9A53-7F6F0D8E2A11",
                "/jobs/1",
                "/jobs/%20",
                "/jobs/0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11/movies",
                "/jobs/1/movies",
                "/jobs/0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11/movies/0000000",
                "/jobs/1/movies/0000000"
            })
    void get_whenJobIsUnknown_isNotFound(String path) {
        service.get(path).isProblem(404, "not-found");
    }

    @Test
    void getJobs_whenListed_isNewestFirstAndPaged() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(acceptedJob(1).id().value());
        }

        await().untilAsserted(() -> assertThat(
                        jobIds(service.get("/jobs?limit=5").isJson(200).json()))
                .isEqualTo(newestFirst));

        List<String> paged = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = service.get("/jobs?limit=2" + cursor).isJson(200).json();
            assertThat(answer.propertyNames()).containsExactly("jobs", "nextCursor");
            paged.addAll(jobIds(answer));
            cursor = "&cursor=" + answer.path("nextCursor").asString("");
        }
        assertThat(paged.subList(0, 5)).isEqualTo(newestFirst);
    }

    @Test
    void getJobs_whenNotAccepted_listsItNot() {
        Job job = Fixtures.aJob(1);
        jobs.open(job);
        Job later = acceptedJob(1);

        await().untilAsserted(() -> assertThat(jobIds(service.get("/jobs").json()))
                .contains(later.id().value()));
        assertThat(jobIds(service.get("/jobs").json())).doesNotContain(job.id().value());
    }

    @Test
    void getMovies_whenInAllStates_answersWhatTheirStatesKnow() {
        Job job = acceptedJob(5);
        List<MovieEntry> entries = oneInEachState(job);

        JsonNode answer =
                service.get("/jobs/" + job.id() + "/movies").isJson(200).json();

        assertThat(answer.propertyNames()).containsExactly("movies", "nextCursor");
        assertThat(answer.path("nextCursor").isNull()).isTrue();
        assertThat(answer.path("movies").valueStream().map(JsonNode::toString))
                .containsExactly(
                        expected(entries.get(0), "STORED", "", "", "", ""),
                        expected(entries.get(1), "PROCESSED", PROCESSED_ON.toString(), "", "", ""),
                        expected(entries.get(2), "CONFIRMED", PROCESSED_ON.toString(), SETTLED_ON.toString(), "", ""),
                        expected(
                                entries.get(3),
                                "FAILED",
                                PROCESSED_ON.toString(),
                                "",
                                SETTLED_ON.toString(),
                                "file-missing"));
    }

    @Test
    void getMovie_whenThere_answersWhatTheListAnswers() {
        Job job = acceptedJob(5);
        oneInEachState(job);
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

    @ParameterizedTest
    @ValueSource(strings = {"0000004", "0000005", "9999999", "1", "00000000", "abcdefg", "-000001", "%20"})
    void getMovie_whenNotStoredOrNoId_isNotFound(String movieId) {
        Job job = acceptedJob(5);
        oneInEachState(job);

        service.get("/jobs/" + job.id() + "/movies/" + movieId).isProblem(404, "not-found");
    }

    @Test
    void getMovie_whenItsItemWasAlteredByHand_failsWithoutSayingHow() {
        Job job = acceptedJob(1);
        store(job, 0);
        LocalAws.shared()
                .dynamoDb()
                .updateItem(update -> update.tableName(names.table())
                        .key(Map.of(
                                TableLayout.PARTITION_KEY, AttributeValue.fromS("JOB#" + job.id() + "#0"),
                                TableLayout.SORT_KEY, AttributeValue.fromS("MOVIE#0000000")))
                        .updateExpression("SET #state = :odd")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(":odd", AttributeValue.fromS("ODD"))));

        assertThat(service.get("/jobs/" + job.id() + "/movies/0000000")
                        .isProblem(500, "unexpected")
                        .body())
                .doesNotContain("ODD", "repair");
    }

    @ParameterizedTest
    @CsvSource({"STORED, 0000000", "PROCESSED, 0000001", "CONFIRMED, 0000002", "FAILED, 0000003"})
    void getMovies_whenStateIsGiven_listsOnlyThose(String state, String movieId) {
        Job job = acceptedJob(5);
        oneInEachState(job);

        JsonNode answer = service.get("/jobs/" + job.id() + "/movies?state=" + state)
                .isJson(200)
                .json();

        assertThat(answer.path("movies").findValuesAsString("movieId")).containsExactly(movieId);
    }

    @Test
    void getMovies_whenPaged_listsAllInOrderOfTheirIds() {
        Job job = acceptedJob(200);
        store(job, IntStream.range(0, 200).toArray());
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
        "limit, limit=",
        "limit, limit=%2B5",
        "limit, limit=0x10",
        "limit, limit=1&limit=2",
        "limit, limit=99999999999999999999",
        "cursor, cursor=nonsense",
        "cursor, cursor=",
        "cursor, cursor=am9iOng",
        "state, state=PENDING",
        "state, state=stored",
        "state, state=",
        "state, state=STORED&state=FAILED"
    })
    void get_whenAParameterBreaksARule_namesIt(String field, String query) {
        Job job = acceptedJob(1);

        service.get("/jobs/" + job.id() + "/movies?" + query).isBadInput(field);
        if (!field.equals("state")) {
            service.get("/jobs?" + query).isBadInput(field);
        }
    }

    private Job acceptedJob(int count) {
        Job job = Fixtures.aJob(count);
        assertThat(jobs.open(job)).isEqualTo(new Jobs.Opening.Opened());
        assertThat(jobs.accept(job)).isTrue();
        return job;
    }

    /** Movies 0 to 3 in STORED, PROCESSED, CONFIRMED and FAILED; what more the job has is pending. */
    private List<MovieEntry> oneInEachState(Job job) {
        List<MovieEntry> entries = store(job, 0, 1, 2, 3);
        process(entries.get(1));
        confirm(entries.get(2));
        fail(entries.get(3));
        return entries;
    }

    private List<MovieEntry> store(Job job, int... numbers) {
        List<MovieEntry> entries = IntStream.of(numbers)
                .mapToObj(number -> Fixtures.aMovie(job, number))
                .toList();
        movies.record(entries).forEach(entry -> assertThat(entry.join().state()).isInstanceOf(MovieState.Stored.class));
        return entries;
    }

    private MovieEntry process(MovieEntry entry) {
        assertThat(movies.advance(entry.pointer(), PROCESSED_ON).join()).isEqualTo(new Movies.Outcome.Moved());
        MovieState processed = new MovieState.Processed(entry.state().storedOn(), PROCESSED_ON);
        return new MovieEntry(entry.jobId(), entry.movieId(), entry.movie(), entry.file(), processed);
    }

    private void confirm(MovieEntry entry) {
        settle(process(entry), new MovieState.Confirmed(entry.state().storedOn(), PROCESSED_ON, SETTLED_ON));
    }

    private void fail(MovieEntry entry) {
        settle(
                process(entry),
                new MovieState.Failed(entry.state().storedOn(), PROCESSED_ON, SETTLED_ON, "file-missing"));
    }

    private void settle(MovieEntry processed, MovieState next) {
        assertThat(movies.move(processed, next).join()).isEqualTo(new Movies.Outcome.Moved());
    }

    private static List<String> jobIds(JsonNode page) {
        return page.path("jobs").findValuesAsString("jobId");
    }

    private static String expected(
            MovieEntry entry, String state, String processedOn, String confirmedOn, String failedOn, String failure) {
        return """
                {"movieId":"%s","state":"%s","title":"%s","year":%d,"actor":"%s","director":"%s","bucket":"%s","key":"%s",\
                "storedOn":"%s","processedOn":%s,"confirmedOn":%s,"failedOn":%s,"failure":%s}""".formatted(
                        entry.movieId(),
                        state,
                        entry.movie().title(),
                        entry.movie().year(),
                        entry.movie().actor(),
                        entry.movie().director(),
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
