package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Files of somebody's own while services are killed, and sent by the operator's command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentFilesTests {

    private static final int FILES = 60;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final JsonMapper JSON = new JsonMapper();

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    /** A file, and the job that was accepted for it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(String name, byte[] content, String jobId) {}

    @BeforeAll
    void start() {
        pipeline = Pipeline.withoutServices("SentFilesTests", "").redeliveringSoon();
        pipeline.startProducer();
        pipeline.startConsumer();
        pipeline.awaitState(pipeline.producer().sendFile("first.json", Aws.utf8("{}")), "COMPLETED");
    }

    @AfterAll
    void stop() {
        pipeline.close();
    }

    @Test
    void files_whoeverIsKilledWhileTheyAreSent_arriveByteForByteAndOnce() {
        int before = jobs();
        List<Sent> all;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Sent>> sending = IntStream.range(0, FILES)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> accepted(i),
                            CompletableFuture.delayedExecutor(i * BETWEEN.toMillis(), TimeUnit.MILLISECONDS, threads)))
                    .toList();
            await().atMost(Services.PATIENCE).until(() -> done(sending) >= 10);
            pipeline.stack().producer().program().kill();
            pipeline.stack().restart(pipeline.stack().producer());
            await().atMost(Services.PATIENCE).until(() -> done(sending) >= 30);
            pipeline.stack().consumer().program().kill();
            pipeline.stack().restart(pipeline.stack().consumer());
            all = sending.stream().map(CompletableFuture::join).toList();
        }

        for (Sent sent : all) {
            pipeline.awaitState(sent.jobId(), "COMPLETED");
            assertThat(pipeline.aws().movies(sent.jobId()).values())
                    .satisfiesExactly(
                            item -> OwnFiles.assertConfirmed(pipeline.aws(), item, sent.name(), sent.content()));
            pipeline.assertCountsAreTheItems(sent.jobId());
        }
        assertThat(all).extracting(Sent::jobId).doesNotHaveDuplicates();
        // The index behind the list follows the jobs.
        await().atMost(Services.PATIENCE)
                .untilAsserted(() -> assertThat(jobs() - before).isEqualTo(FILES));
        pipeline.awaitEmpty(QUEUES);
        pipeline.awaitEmpty(DEAD_LETTER_QUEUES);
    }

    /** Sends a file until some producer takes it; each tenth is large. */
    private Sent accepted(int number) {
        String name = "laptop-" + number + ".json";
        String text = "x".repeat(number % 10 == 0 ? 300_000 : 10);
        byte[] content = Aws.utf8(
                "{\"run\":\"%s\",\"number\":%d.50,\"text\":\"%s\"}\n".formatted(UUID.randomUUID(), number, text));
        String key = UUID.randomUUID().toString();
        String body = await().atMost(Services.PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> pipeline.producer().putFile(name, content, key), response -> response.statusCode() == 202)
                .body();
        return new Sent(name, content, JSON.readTree(body).get("jobId").stringValue());
    }

    private static long done(List<CompletableFuture<Sent>> sending) {
        return sending.stream().filter(CompletableFuture::isDone).count();
    }

    private int jobs() {
        return pipeline.producer().json("/jobs?limit=1000").get("jobs").size();
    }

    private OperatorCli operator() {
        return new OperatorCli(pipeline.stack().aws(), "SentFilesTests");
    }

    @Test
    void operatorCli_sendingAFile_waitsUntilItIsConfirmed(@TempDir Path folder) throws Exception {
        byte[] content = Aws.utf8("{\n  \"run\": \"%s\"\n}\n".formatted(UUID.randomUUID()));
        Path file = Files.write(folder.resolve("laptop.json"), content);

        OperatorCli.Ended ended = operator()
                .run(
                        "file",
                        "send",
                        file.toString(),
                        "--wait",
                        "--url",
                        pipeline.producer().url().toString());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .startsWith("laptop.json sent: " + pipeline.producer().url())
                .endsWith("laptop.json CONFIRMED\n");
        String jobId = ended.output().lines().findFirst().orElseThrow().replaceFirst("^.*/", "");
        assertThat(pipeline.aws().movies(jobId).values())
                .satisfiesExactly(item -> OwnFiles.assertConfirmed(pipeline.aws(), item, "laptop.json", content));
    }

    @Test
    void operatorCli_sendingWhatIsNoObject_saysWhyAndExitsWithOne(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("laptop.json"), "[]");

        OperatorCli.Ended ended = operator()
                .run(
                        "file",
                        "send",
                        file.toString(),
                        "--url",
                        pipeline.producer().url().toString());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .isEqualTo("operator-cli: the producer refused (400): body must be a JSON object that an item can hold,"
                        + " but it is not a JSON object\n");
    }
}
