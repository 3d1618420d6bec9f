package dev.reelay.producer.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.producer.Fixtures;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the contract says of jobs that are looked at. */
@ServiceTest
class JobTests {

    private final ServiceUnderTest service;
    private final Jobs jobs;
    private final TrackedJobs tracked;

    JobTests(ServiceUnderTest service, Jobs jobs, Movies movies) {
        this.service = service;
        this.jobs = jobs;
        this.tracked = new TrackedJobs(jobs, movies);
    }

    @Test
    void getJob_whenMoviesAreInAllStates_answersExactlyTheContract() {
        Job job = tracked.acceptedJob(5);
        tracked.oneInEachState(job);

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
        Job job = tracked.acceptedJob(2);
        tracked.store(job, 0, 1).forEach(tracked::confirm);

        JsonNode answer = service.get("/jobs/" + job.id()).json();

        assertThat(answer.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(Instant.parse(answer.path("finishedOn").asString())).isAfter(job.startedOn());
    }

    @Test
    void getJob_whenOneHasFailed_isCompletedWithFailures() {
        Job job = tracked.acceptedJob(2);
        List<MovieEntry> entries = tracked.store(job, 0, 1);
        tracked.confirm(entries.getFirst());
        tracked.fail(entries.getLast());

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
                "/jobs/0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11/events",
                "/jobs/1/events",
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
            newestFirst.addFirst(tracked.acceptedJob(1).id().value());
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
        Job later = tracked.acceptedJob(1);

        await().untilAsserted(() -> assertThat(jobIds(service.get("/jobs").json()))
                .contains(later.id().value()));
        assertThat(jobIds(service.get("/jobs").json())).doesNotContain(job.id().value());
    }

    @Test
    void getJobs_whenOwnerIsGiven_listsThatOnesJobsNewestFirstAndPaged() {
        String owner = "Ada " + UUID.randomUUID();
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            newestFirst.addFirst(tracked.acceptedJob(1, owner).id().value());
        }
        tracked.acceptedJob(1, owner.toUpperCase(Locale.ROOT));
        tracked.acceptedJob(1);
        String path = "/jobs?owner=" + owner.replace(" ", "%20");

        await().untilAsserted(() ->
                assertThat(jobIds(service.get(path).isJson(200).json())).isEqualTo(newestFirst));
        JsonNode first = service.get(path + "&limit=2").json();
        assertThat(jobIds(first)).isEqualTo(newestFirst.subList(0, 2));
        JsonNode second = service.get(
                        path + "&limit=2&cursor=" + first.path("nextCursor").asString())
                .json();
        assertThat(jobIds(second)).isEqualTo(newestFirst.subList(2, 3));
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void getJobs_whenAWindowIsGiven_listsWhatWasPlacedWithinIt() {
        String owner = "Bob " + UUID.randomUUID();
        List<Job> placed = IntStream.range(0, 3)
                .mapToObj(i -> tracked.acceptedJob(1, owner))
                .toList();
        String path = "/jobs?owner=" + owner.replace(" ", "%20");
        await().untilAsserted(() ->
                assertThat(jobIds(service.get(path).isJson(200).json())).hasSize(3));

        assertThat(jobIds(
                        service.get(path + "&from=" + placed.get(1).startedOn()).json()))
                .containsExactly(placed.get(2).id().value(), placed.get(1).id().value());
        assertThat(jobIds(service.get(path + "&to=" + placed.get(1).startedOn()).json()))
                .containsExactly(placed.getFirst().id().value());
        assertThat(jobIds(service.get(path + "&from=&to=&limit=&cursor=")
                        .isJson(200)
                        .json()))
                .hasSize(3);
        assertThat(jobIds(service.get("/jobs?owner=&limit=1000").isJson(200).json()))
                .contains(placed.getFirst().id().value());
        String noTime = "&from=%1$s&to=%1$s".formatted(placed.get(1).startedOn());
        assertThat(service.get(path + noTime).isJson(200).body()).isEqualTo("{\"jobs\":[],\"nextCursor\":null}");
        assertThat(jobIds(service.get(path + "&from=1970-01-01T00:00:00Z&to=1971-01-01T00:00:00Z")
                        .json()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "owner, owner=%20Ada",
        "owner, owner=Ada%2B",
        "from, from=yesterday",
        "to, to=2026-05-04",
        "to, from=2026-05-04T12:00:00Z&to=2026-05-03T12:00:00Z",
        "limit, limit=0",
        "cursor, cursor=x"
    })
    void getJobs_whenAParameterBreaksARule_namesIt(String field, String query) {
        service.get("/jobs?" + query).isBadInput(field);
    }

    @Test
    void getJobs_whenAnswered_saysWhatItConsumed() {
        Job job = tracked.acceptedJob(1);

        assertThat(service.get("/jobs/" + job.id()).header("X-Consumed-Capacity"))
                .hasValueSatisfying(
                        units -> assertThat(Double.parseDouble(units)).isPositive());
        double one = units("/jobs?limit=1");
        tracked.acceptedJob(1);
        await().untilAsserted(() -> assertThat(units("/jobs?limit=2")).isGreaterThan(one));
    }

    /** To look for what is not there is billed, too; embedded AWS, for one, takes nothing for it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/events?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"})
    void get_whenJobIsUnknown_saysWhatLookingForItConsumed(String of) {
        assertThat(service.get("/jobs/" + UUID.randomUUID() + of)
                        .isProblem(404, "not-found")
                        .header("X-Consumed-Capacity"))
                .hasValueSatisfying(units -> assertThat(units).matches("[0-9]+(\\.5)?"));
    }

    /** For what can be no id nothing is looked for. */
    @Test
    void getJob_whenItsIdIsNone_consumesNothing() {
        assertThat(service.get("/jobs/1").isProblem(404, "not-found").header("X-Consumed-Capacity"))
                .contains("0");
    }

    private double units(String path) {
        return Double.parseDouble(
                service.get(path).isJson(200).header("X-Consumed-Capacity").orElseThrow());
    }

    private static List<String> jobIds(JsonNode page) {
        return page.path("jobs").findValuesAsString("jobId");
    }
}
