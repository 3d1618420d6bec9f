package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static dev.reelay.infrastructure.permissions.Program.CONSUMER;
import static dev.reelay.infrastructure.permissions.Program.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.faults.Wiretap;
import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Everything for which the services call AWS: start, work, retries in each stage, a file that is missing, a file of somebody's own, poison in each
 * queue, sweeps and audits of our bucket and of another, all that REST offers, health, redrives by SQS and by copying, and a stop.
 */
final class GrandTour {

    /** What the template is told that may be swept, and into what. */
    static final String SWEPT_BUCKET = "swept-bucket";

    static final String SWEPT_QUEUE = "swept-objects.fifo";

    private static final int MOVIES = 20;

    private final Pipeline pipeline;
    private final Wiretap wire;

    /** Over a pipeline whose services do not run yet, and call AWS through {@code wire}. */
    GrandTour(Pipeline pipeline, Wiretap wire) {
        this.pipeline = pipeline;
        this.wire = wire;
    }

    void walk() {
        Broken broken = work();
        sendFile();
        poison();
        sweep();
        look(broken.jobId());
        pipeline.aws().overwrite(broken.key(), broken.content().asByteArray());
        redrive();
        pipeline.awaitState(broken.jobId(), "COMPLETED");
        redriveByCopying();
        stop();
    }

    /** A job with a file that was there. */
    private record Broken(String jobId, String key, SdkBytes content) {}

    /** Each stage in turn meets a failure that a retry helps; then the last one a file that is gone. */
    private Broken work() {
        wire.refuse("S3.PutObject");
        pipeline.startProducer();
        String jobId = pipeline.producer().submit(MOVIES);
        awaitCall(PRODUCER, "ChangeMessageVisibilityBatch", "movie-generate");
        wire.refuse();
        pipeline.awaitAtLeast(jobId, "stored", MOVIES);

        wire.refuse("DYNAMODB.TransactWriteItems");
        pipeline.startConsumer();
        awaitCall(CONSUMER, "ChangeMessageVisibilityBatch", "movie-load");
        wire.refuse("S3.GetObject");
        awaitCall(CONSUMER, "ChangeMessageVisibilityBatch", "movie-confirm");

        String key = pipeline.aws().movies(jobId).values().iterator().next().text("key");
        Broken broken =
                new Broken(jobId, key, SdkBytes.fromByteArray(pipeline.aws().file(key)));
        pipeline.aws().delete(key);
        wire.refuse();
        pipeline.awaitState(jobId, "COMPLETED_WITH_FAILURES");
        return broken;
    }

    /** Which the producer reads, unlike the files that it makes. */
    private void sendFile() {
        String jobId = pipeline.producer().sendFile("laptop.json", Aws.utf8("{\"weight\":1.5}"));
        pipeline.awaitState(jobId, "COMPLETED");
    }

    private void poison() {
        QUEUES.forEach(queue -> pipeline.aws().send(queue, "not json"));
        pipeline.awaitEmpty(QUEUES);
        pipeline.awaitDepth("movie-generate-dlq", 1);
        pipeline.awaitDepth("movie-load-dlq", 1);
        pipeline.awaitDepth("movie-confirm-dlq", 2);
        pipeline.awaitDepth("bucket-sweep-dlq", 1);
    }

    /** The first is ordered while no page can be recorded, which a retry helps. */
    private void sweep() {
        pipeline.aws().createBucket(SWEPT_BUCKET, Map.of("a.json", Aws.utf8("{}")));
        pipeline.aws().createFifoQueue(SWEPT_QUEUE);
        wire.refuse("DYNAMODB.TransactWriteItems");
        String first = order("/sweeps", "{\"bucket\":\"movie-bucket\",\"queue\":\"%s\"}".formatted(SWEPT_QUEUE));
        awaitCall(PRODUCER, "ChangeMessageVisibilityBatch", "bucket-sweep");
        wire.refuse();
        List.of(
                        first,
                        order("/audits", "{\"bucket\":\"movie-bucket\"}"),
                        order("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(SWEPT_BUCKET, SWEPT_QUEUE)),
                        order("/audits", "{\"bucket\":\"%s\"}".formatted(SWEPT_BUCKET)))
                .forEach(path -> await(path)
                        .atMost(Services.PATIENCE)
                        .until(() -> pipeline.producer()
                                .json(path)
                                .get("state")
                                .stringValue()
                                .equals("COMPLETED")));
    }

    /** Gives the path at which it is looked at. */
    private String order(String path, String body) {
        HttpResponse<String> accepted = pipeline.producer().post(path, body);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private void look(String jobId) {
        for (String path : List.of(
                "/jobs",
                "/jobs?owner=Ada&from=2026-01-01T00:00:00Z",
                "/jobs/" + jobId,
                "/jobs/" + jobId + "/events",
                "/jobs/" + jobId + "/movies",
                "/jobs/" + jobId + "/movies?state=FAILED",
                "/jobs/" + jobId + "/movies/0000000",
                "/queues",
                "/actuator/health")) {
            pipeline.producer().json(path);
        }
        pipeline.consumer().json("/actuator/health");
        for (String queue : QUEUES) {
            assertThat(pipeline.producer().json("/queues/" + pipeline.aws().queue(queue) + "/dead-letters"))
                    .isNotEmpty();
        }
    }

    /** Asked of SQS, which moves the messages itself, or, on FIFO queues of embedded AWS, says that it moved none. */
    private void redrive() {
        QUEUES.forEach(this::redrive);
        QUEUES.forEach(queue -> awaitCall(PRODUCER, "StartMessageMoveTask", queue));
    }

    /** The same of one queue. */
    void redriveByMoving(String queue) {
        redrive(queue);
        awaitCall(PRODUCER, "StartMessageMoveTask", queue);
    }

    private void redriveByCopying() {
        for (int i = 0; i < QUEUES.size(); i++) {
            redriveByCopying(QUEUES.get(i), DEAD_LETTER_QUEUES.get(i));
        }
        pipeline.awaitEmpty(QUEUES);
    }

    /** What could not be helped is parked again by then or soon; asked again and again, because a redrive may be under way still. */
    void redriveByCopying(String queue, String deadLetters) {
        wire.forget("SQS.StartMessageMoveTask");
        await().atMost(Services.PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            redrive(queue);
            return called(PRODUCER, "DeleteMessageBatch", deadLetters);
        });
        wire.refuse();
    }

    /** So that no call comes after all are read. */
    private void stop() {
        assertThat(pipeline.stack().producer().program().terminate()).isZero();
        assertThat(pipeline.stack().consumer().program().terminate()).isZero();
    }

    private void redrive(String queue) {
        String path = "/queues/" + pipeline.aws().queue(queue) + "/redrive";
        assertThat(pipeline.producer().post(path, "").statusCode()).isEqualTo(202);
    }

    void awaitCall(Program program, String operation, String queue) {
        await("%s of %s by the %s".formatted(operation, queue, program))
                .atMost(Services.PATIENCE)
                .until(() -> called(program, operation, queue));
    }

    /** By the queue's URL, or as the destination of a move. */
    private boolean called(Program program, String operation, String queue) {
        String name = pipeline.aws().queue(queue);
        return wire.calls().stream()
                .filter(call -> call.program() == program && call.operation().equals(operation))
                .flatMap(call -> call.resources().stream())
                .map(RequestResource::value)
                .anyMatch(value -> value.endsWith("/" + name) || value.endsWith(":" + name));
    }
}
