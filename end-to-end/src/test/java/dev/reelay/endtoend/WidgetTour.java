package dev.reelay.endtoend;

import static dev.reelay.infrastructure.permissions.Program.CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.faults.Wiretap;
import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Everything for which the services call AWS because of widgets: start, requests of each kind, one that has to be tried again, poison,
 * what REST tells of widgets and of their queue, redrives by SQS and by copying.
 */
final class WidgetTour {

    private static final String GARBAGE = "0-garbage";

    private final Pipeline pipeline;
    private final WidgetUse use;
    private final Wiretap wire;
    private final GrandTour steps;

    /** Another in each tour: several may go through one AWS. */
    private final String widget = "w-" + UUID.randomUUID();

    private final String another = "w-" + UUID.randomUUID();

    /** Over a pipeline whose services do not run yet, and call AWS through {@code wire}. */
    WidgetTour(Pipeline pipeline, WidgetUse use, Wiretap wire) {
        this.pipeline = pipeline;
        this.use = use;
        this.wire = wire;
        this.steps = new GrandTour(pipeline, wire);
    }

    void walk() {
        requests();
        if (use.byQueue()) {
            pipeline.aws().send(WidgetUse.QUEUE, "not json");
            pipeline.awaitDepth(WidgetUse.DEAD_LETTERS, 1);
            pipeline.producer().json("/queues");
            assertThat(pipeline.producer().json("/queues/" + WidgetUse.QUEUE + "/dead-letters"))
                    .isNotEmpty();
            steps.redriveByMoving(WidgetUse.QUEUE);
            steps.redriveByCopying(WidgetUse.QUEUE, WidgetUse.DEAD_LETTERS);
        } else {
            garbage();
        }
    }

    /** The first ones fail until a retry helps; those after them wait for them. */
    private void requests() {
        pipeline.startProducer();
        submit("r-1", "create", widget);
        submit("r-2", "update", widget);
        submit("r-3", "create", another);
        submit("r-4", "delete", another);
        wire.refuse(use.inS3() ? "S3.PutObject" : "DYNAMODB.TransactWriteItems");
        pipeline.startConsumer();
        if (use.byQueue()) {
            steps.awaitCall(CONSUMER, "ChangeMessageVisibilityBatch", WidgetUse.QUEUE);
        } else {
            await("a first try of the consumer").atMost(Services.PATIENCE).until(this::hasTried);
        }
        wire.refuse();
        await().atMost(Services.PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(places(widget)).isEqualTo(Map.of("r-1", "1", "r-2", "2"));
            assertThat(places(another)).isEqualTo(Map.of("r-3", "1", "r-4", "2"));
        });
        assertThat(pipeline.producer()
                        .json("/widgets/ann-lee/" + widget)
                        .path("label")
                        .asString())
                .isEqualTo("of r-2");
        assertThat(pipeline.producer().get("/widgets/ann-lee/" + another).statusCode())
                .isEqualTo(404);
    }

    private void submit(String requestId, String type, String widgetId) {
        String request =
                "{\"type\":\"%s\",\"requestId\":\"%s\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\",\"label\":\"of %s\"}"
                        .formatted(type, requestId, widgetId, requestId);
        assertThat(pipeline.producer().post("/widget-requests", request).statusCode())
                .isEqualTo(202);
    }

    /** Whatever is written first is written as an effect of the first request. */
    private boolean hasTried() {
        return wire.calls().stream()
                .filter(call -> call.program() == CONSUMER)
                .anyMatch(call -> call.operation().equals("TransactWriteItems")
                        || (call.operation().equals("PutObject")
                                && call.resources().contains(new RequestResource("Bucket", "widgets"))));
    }

    /** The places of the requests that are applied, by their ids. */
    private Map<String, String> places(String widgetId) {
        Map<String, Item> requests = pipeline.aws().requests("ann-lee/" + widgetId);
        return requests.entrySet().stream()
                .filter(request -> request.getValue().has("number"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, request -> request.getValue().text("number")));
    }

    private void garbage() {
        pipeline.aws()
                .s3()
                .putObject(
                        request -> request.bucket(WidgetUse.REQUESTS).key(GARBAGE), RequestBody.fromString("not json"));
        // Whatever else is there: a tour before this one may have left it.
        await().atMost(Services.PATIENCE)
                .untilAsserted(
                        () -> assertThat(keys()).contains("parked/" + GARBAGE).doesNotContain(GARBAGE));
    }

    private List<String> keys() {
        return pipeline.aws().s3().listObjectsV2(request -> request.bucket(WidgetUse.REQUESTS)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
