package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator's command line beside a pipeline: it tells of jobs what REST tells, and ends as the contract says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorCliTests {

    private static final String OWNER = "Grace Hopper";

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @SuppressWarnings("NullAway.Init") // by start
    private OperatorCli operator;

    /** Of a job that was parked in part, so that each field of an event has something to say. */
    @SuppressWarnings("NullAway.Init") // by start
    private String jobId;

    @BeforeAll
    void start() {
        pipeline = Pipeline.withoutServices("OperatorCliTests", "");
        operator = new OperatorCli(pipeline.stack().aws(), "OperatorCliTests");
        pipeline.startProducer();
        jobId = pipeline.producer().submit(20, OWNER);
        pipeline.awaitAtLeast(jobId, "stored", 20);
        pipeline.aws()
                .delete(pipeline.aws().movies(jobId).values().iterator().next().text("key"));
        pipeline.startConsumer();
        pipeline.awaitState(jobId, "COMPLETED_WITH_FAILURES");
        pipeline.awaitState(pipeline.producer().submit(3, OWNER), "COMPLETED");
        pipeline.awaitState(pipeline.producer().submit(3), "COMPLETED");
        pipeline.awaitEmpty(QUEUES);
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void jobsShow_ofAJob_saysWhatRestSays() {
        assertSays("/jobs/" + jobId, "jobs", "show", jobId);
    }

    @Test
    void jobsEvents_ofAJobThatWasParkedInPart_saysWhatRestSays() {
        assertThat(pipeline.producer()
                        .json("/jobs/" + jobId + "/events?limit=1000")
                        .get("events")
                        .findValuesAsString("event"))
                .contains("submitted", "parked", "completed");

        assertSays("/jobs/" + jobId + "/events?limit=1000", "jobs", "events", jobId, "--limit", "1000");
    }

    @Test
    void jobsEvents_pageByPage_goesOnWhereRestWouldGoOn() {
        String path = "/jobs/" + jobId + "/events?limit=2";
        assertSays(path, "jobs", "events", jobId, "--limit", "2");
        String cursor = pipeline.producer().json(path).get("nextCursor").stringValue();

        assertSays(path + "&cursor=" + cursor, "jobs", "events", jobId, "--limit", "2", "--cursor", cursor);
    }

    @Test
    void jobsList_ofAnOwner_saysWhatRestSays() {
        // By the index, which may be behind.
        await().atMost(Services.PATIENCE)
                .untilAsserted(() -> assertThat(pipeline.producer()
                                .json("/jobs?owner=Grace%20Hopper")
                                .get("jobs"))
                        .hasSize(2));

        assertSays("/jobs?owner=Grace%20Hopper", "jobs", "list", "--owner", OWNER);
    }

    /** The same JSON, and nothing but that. */
    private void assertSays(String path, String... arguments) {
        OperatorCli.Ended ended = operator.run(Stream.concat(Stream.of(arguments), Stream.of("--output", "json"))
                .toArray(String[]::new));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.json()).isEqualTo(pipeline.producer().json(path));
    }

    @Test
    void jobsShow_ofAJobThatDoesNotExist_saysSoInALineAndExitsWithOne() {
        String unknown = UUID.randomUUID().toString();

        OperatorCli.Ended ended = operator.run("jobs", "show", unknown);

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output().lines())
                .singleElement()
                .asString()
                .startsWith("operator-cli: there is no job " + unknown);
    }

    @Test
    void jobsShow_ofWhatIsNoId_explainsItselfAndExitsWithTwo() {
        OperatorCli.Ended ended = operator.run("jobs", "show", "7");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains("'7' is no job's id", "Usage: operator-cli jobs show");
    }

    /** As the AWS CLI does; the bucket must not become a part of the host's name then. */
    @Test
    void schemaList_withEndpointsByTheEnvironment_findsAll() {
        OperatorCli.Ended ended = operator.runByEnvironment("localhost", "schema", "list");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("movie-bucket", "movie-load").doesNotContain("missing");
    }

    @Test
    void command_thatDoesNotExist_exitsWithTwo() {
        assertThat(operator.run("job", "show", jobId).exitCode()).isEqualTo(2);
    }
}
