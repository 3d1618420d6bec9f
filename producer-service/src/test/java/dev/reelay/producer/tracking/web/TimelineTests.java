package dev.reelay.producer.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Timelines;
import dev.reelay.producer.Answer;
import dev.reelay.producer.Fixtures;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the contract says of {@code GET /jobs/{jobId}/events}. */
@ServiceTest
class TimelineTests {

    private static final String[] FIELDS = {"event", "on", "stage", "movies", "message", "reason", "state"};

    private final ServiceUnderTest service;
    private final Jobs jobs;
    private final Timelines timelines;
    private final TrackedJobs tracked;

    TimelineTests(ServiceUnderTest service, Jobs jobs, Movies movies, Timelines timelines) {
        this.service = service;
        this.jobs = jobs;
        this.timelines = timelines;
        this.tracked = new TrackedJobs(jobs, movies);
    }

    @Test
    void getEvents_ofAJobThatIsNotYetAccepted_beginWithItsSubmission() {
        Job job = Fixtures.aJob(3);
        jobs.open(job);

        JsonNode page = service.get(path(job)).isJson(200).json();

        assertThat(page.propertyNames()).containsExactly("events", "nextCursor");
        assertThat(page.path("nextCursor").isNull()).isTrue();
        assertThat(page.path("events")).hasSize(1).allSatisfy(event -> {
            assertThat(event.propertyNames()).containsExactly(FIELDS);
            assertThat(event.path("event").asString()).isEqualTo("submitted");
            assertThat(event.path("on").asString()).isEqualTo(job.startedOn().toString());
            for (String field : List.of("stage", "movies", "message", "reason", "state")) {
                assertThat(event.path(field).isNull()).as(field).isTrue();
            }
        });
    }

    @Test
    void getEvents_ofAJobThatCompletedWithFailures_tellAll() {
        Job job = tracked.acceptedJob(2);
        begin(job);
        tracked.confirm(tracked.store(job, 0).getFirst());
        tracked.fail(tracked.store(job, 1).getFirst());
        park(job, "m-1", Instant.now());

        JsonNode events = service.get(path(job)).isJson(200).json().path("events");

        assertThat(events.findValuesAsString("event"))
                .containsExactlyInAnyOrder(
                        "completed", "parked", "first-confirmed", "generation-done", "generation-begun", "submitted");
        assertThat(event(events, "completed").path("state").asString()).isEqualTo("COMPLETED_WITH_FAILURES");
        JsonNode parked = event(events, "parked");
        assertThat(parked.path("stage").asString()).isEqualTo("confirm");
        assertThat(parked.path("movies").asString()).isEqualTo("0000001");
        assertThat(parked.path("message").asString()).isEqualTo("m-1:7");
        assertThat(parked.path("reason").asString()).isEqualTo("file-missing: gone");
    }

    @Test
    void getEvents_pageByPage_areThoseOfOnePage() {
        Job job = tracked.acceptedJob(2);
        begin(job);
        for (int i = 0; i < 5; i++) {
            park(job, "m-" + i, job.startedOn().plusSeconds(60L + i));
        }
        String all =
                service.get(path(job) + "?limit=1000").json().path("events").toString();

        List<JsonNode> paged = new ArrayList<>();
        String next = path(job) + "?limit=2";
        while (!next.isEmpty()) {
            JsonNode page = service.get(next).isJson(200).json();
            assertThat(page.path("events").size()).isBetween(1, 2);
            page.path("events").forEach(paged::add);
            String cursor = page.path("nextCursor").asString("");
            next = cursor.isEmpty() ? "" : path(job) + "?limit=2&cursor=" + cursor;
        }

        assertThat(paged).hasSize(7);
        assertThat(paged.toString().replace(", ", ",")).isEqualTo(all);
    }

    @Test
    void getEvents_whenNoLimitIsGiven_areTwenty() {
        Job job = tracked.acceptedJob(2);
        for (int i = 0; i < 22; i++) {
            park(job, "m-" + i, job.startedOn().plusSeconds(60L + i));
        }

        JsonNode page = service.get(path(job)).json();

        assertThat(page.path("events")).hasSize(20);
        assertThat(page.path("nextCursor").isString()).isTrue();
    }

    @Test
    void getEvents_withinAWindow_areThoseFromItsBeginningAndBeforeItsEnd() {
        Job job = tracked.acceptedJob(2);
        Instant first = job.startedOn().plusSeconds(60);
        park(job, "m-1", first);
        park(job, "m-2", first.plusSeconds(1));
        park(job, "m-3", first.plusSeconds(2));

        Answer answer = service.get(path(job) + "?from=" + first + "&to=" + first.plusSeconds(2));

        assertThat(answer.isJson(200).json().path("events").findValuesAsString("message"))
                .containsExactly("m-2:7", "m-1:7");
        assertThat(service.get(path(job) + "?from=&to=&limit=&cursor=")
                        .isJson(200)
                        .json()
                        .path("events"))
                .hasSize(4);
        assertThat(service.get(path(job) + "?from=" + first + "&to=" + first)
                        .isJson(200)
                        .body())
                .isEqualTo("{\"events\":[],\"nextCursor\":null}");
    }

    @Test
    void getEvents_whenAnswered_sayWhatTheyConsumed() {
        Job job = tracked.acceptedJob(1);

        assertThat(service.get(path(job)).header("X-Consumed-Capacity"))
                .hasValueSatisfying(
                        units -> assertThat(units).matches("[0-9]+(\\.5)?").isNotEqualTo("0"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, limit=0",
        "limit, limit=1001",
        "from, from=2026",
        "to, to=now",
        "to, from=2026-05-04T12:00:00Z&to=2026-05-04T11:59:59.999999999Z",
        "cursor, cursor=%25",
        // A place in the list of jobs.
        "cursor, cursor=am9iOjE"
    })
    void getEvents_whenAParameterBreaksARule_namesIt(String field, String query) {
        service.get(path(tracked.acceptedJob(1)) + "?" + query).isBadInput(field);
    }

    private void begin(Job job) {
        timelines.append(new JobEvent.GenerationBegun(job.id(), Instant.now())).join();
    }

    private void park(Job job, String message, Instant on) {
        JobPart part = new JobPart(job.id(), "0000001");
        timelines
                .append(new JobEvent.Parked(part, on, "confirm", message + ":7", "file-missing: gone"))
                .join();
    }

    private static JsonNode event(JsonNode events, String name) {
        return events.valueStream()
                .filter(event -> event.path("event").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String path(Job job) {
        return "/jobs/" + job.id() + "/events";
    }
}
