package dev.reelay.producer.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.localaws.LocalAws;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.TableLayout;
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

/** What the contract says of movies that are looked at, and of the parameters by which jobs and movies are listed. */
@ServiceTest
class MovieTests {

    private final ServiceUnderTest service;
    private final SchemaNames names;
    private final TrackedJobs tracked;

    MovieTests(ServiceUnderTest service, Jobs jobs, Movies movies, SchemaNames names) {
        this.service = service;
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
        Job job = tracked.acceptedJob(1);

        service.get("/jobs/" + job.id() + "/movies?" + query).isBadInput(field);
        if (!field.equals("state")) {
            service.get("/jobs?" + query).isBadInput(field);
        }
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
