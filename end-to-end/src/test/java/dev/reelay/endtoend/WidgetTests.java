package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.faults.WidgetStory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Widget requests by real services: applied once each and in their order, and those that cannot be applied put aside. */
class WidgetTests {

    private static final int WIDGETS = 3;
    private static final int REQUESTS = 40;
    private static final JsonMapper JSON = new JsonMapper();

    /** The fourth pair, items by a bucket, is killed in the fault runs. */
    @ParameterizedTest(name = "kept in {0}, by a {1}")
    @CsvSource({"s3,bucket", "s3,queue", "dynamodb,queue"})
    void widgets_whenBothServicesAreKilledInTheMiddle_areWhatTheirRequestsMakeOfThemInTheirOrder(
            String storage, String source) {
        WidgetUse use = new WidgetUse(storage, source);
        List<WidgetStory> stories = IntStream.range(0, WIDGETS)
                .mapToObj(i -> WidgetStory.drawn("w-" + i, REQUESTS, new Random(i)))
                .toList();
        AtomicInteger accepted = new AtomicInteger();
        int third = WIDGETS * REQUESTS / 3;
        CountDownLatch firstAreApplied = new CountDownLatch(1);
        try (Pipeline pipeline = use.pipeline("WidgetTests");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            pipeline.startProducer();
            pipeline.startConsumer();
            CompletableFuture<Void> submitted = CompletableFuture.allOf(stories.stream()
                    .map(story -> CompletableFuture.runAsync(
                            () -> story.requests().forEach(request -> {
                                submit(pipeline, request);
                                if (accepted.incrementAndGet() >= third) {
                                    pass(firstAreApplied);
                                }
                            }),
                            clients))
                    .toArray(CompletableFuture<?>[]::new));

            await().atMost(Services.PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> accepted.get() >= third && applied(pipeline, stories) >= WIDGETS);
            firstAreApplied.countDown();
            await().atMost(Services.PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> accepted.get() > third + 2 * WIDGETS);
            pipeline.stack().consumer().program().kill();
            pipeline.stack().producer().program().kill();
            assertThat(submitted).as("the middle").isNotDone();
            assertThat(applied(pipeline, stories)).as("the middle").isLessThan(WIDGETS * REQUESTS);
            pipeline.stack().restart(pipeline.stack().producer());
            pipeline.stack().restart(pipeline.stack().consumer());

            submitted.join();
            awaitApplied(pipeline, stories);
            stories.forEach(story -> assertTold(pipeline, use, story));
            awaitNothingLeft(pipeline, use);
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until it is accepted, as a client does that knows no more than that it got no answer. */
    private static void submit(Pipeline pipeline, ObjectNode request) {
        await().atMost(Services.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    HttpResponse<String> response = pipeline.producer().post("/widget-requests", request.toString());
                    return response.statusCode() == 202;
                });
    }

    private static void awaitApplied(Pipeline pipeline, List<WidgetStory> stories) {
        int all = stories.stream().mapToInt(story -> story.requests().size()).sum();
        await().atMost(Services.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(applied(pipeline, stories)).isEqualTo(all));
    }

    private static int applied(Pipeline pipeline, List<WidgetStory> stories) {
        return Math.toIntExact(stories.stream()
                .flatMap(story -> pipeline.aws().requests(story.path()).values().stream())
                .filter(request -> request.has("applied_on"))
                .count());
    }

    /** Each of its requests in its place, and the widget, told and kept, as they leave it. */
    private static void assertTold(Pipeline pipeline, WidgetUse use, WidgetStory story) {
        Map<String, Item> requests = pipeline.aws().requests(story.path());
        Map<String, String> places = new LinkedHashMap<>();
        story.ids().forEach(id -> places.put(id, Integer.toString(places.size() + 1)));
        assertThat(requests).hasSize(places.size());
        assertThat(places)
                .allSatisfy((id, place) -> assertThat(
                                Objects.requireNonNull(requests.get(id)).text("number"))
                        .as("place of %s among those for %s", id, story.path())
                        .isEqualTo(place));

        assertThat(use.kept(pipeline.aws(), story)).isEqualTo(story.end());
        HttpResponse<String> told = pipeline.producer().get("/widgets/" + story.path());
        assertThat(told.statusCode()).isEqualTo(story.end().isEmpty() ? 404 : 200);
        if (!story.end().isEmpty()) {
            assertThat(WidgetStory.flat(JSON.readTree(told.body()))).isEqualTo(story.end());
        }
    }

    /** A consumer that dies between message and request leaves the request; where there is no message, the request is what is left. */
    private static void awaitNothingLeft(Pipeline pipeline, WidgetUse use) {
        if (use.byQueue()) {
            pipeline.awaitEmpty(List.of(WidgetUse.QUEUE, WidgetUse.DEAD_LETTERS));
        } else {
            await().atMost(Services.PATIENCE)
                    .untilAsserted(() -> assertThat(requests(pipeline)).isEmpty());
        }
    }

    private static List<String> requests(Pipeline pipeline) {
        return pipeline.aws().s3().listObjectsV2(request -> request.bucket(WidgetUse.REQUESTS)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void poisonOfTheQueue_amongGoodRequests_isParkedWithItsReasonAndBlocksNothing() {
        WidgetUse use = new WidgetUse("s3", "queue");
        WidgetStory story = WidgetStory.drawn("w-1", 5, new Random(1));
        try (Pipeline pipeline = use.pipeline("WidgetPoisonTests")) {
            store(
                    pipeline,
                    "theirs.json",
                    "{\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"Bo\"}");
            store(pipeline, "broken.json", "{\"type\":\"forget\"}");
            store(pipeline, "large.json", " ".repeat((1 << 20) + 1));
            Map<String, String> poison = Map.of(
                    "not json",
                    "malformed: ",
                    "{\"bucket\":\"widget-requests\",\"key\":\"k\"}",
                    "file-missing: ",
                    pointer("somebody-elses", "k"),
                    "foreign-bucket: ",
                    pointer("widget-requests", "gone.json"),
                    "file-missing: ",
                    pointer("widget-requests", "theirs.json"),
                    "pointer-disagrees: ",
                    pointer("widget-requests", "broken.json"),
                    "malformed: ",
                    pointer("widget-requests", "large.json"),
                    "malformed: ");
            poison.keySet().forEach(body -> pipeline.aws().send(WidgetUse.QUEUE, body));
            pipeline.startProducer();
            pipeline.startConsumer();
            story.requests().forEach(request -> submit(pipeline, request));

            awaitApplied(pipeline, List.of(story));
            pipeline.awaitEmpty(List.of(WidgetUse.QUEUE));
            List<Message> parked = pipeline.aws().look(WidgetUse.DEAD_LETTERS);
            assertThat(parked).extracting(Message::body).containsExactlyInAnyOrderElementsOf(poison.keySet());
            assertThat(parked).allSatisfy(message -> {
                assertThat(attribute(message, "failedStage")).isEqualTo("widget");
                assertThat(attribute(message, "failureReason"))
                        .startsWith(Objects.requireNonNull(poison.get(message.body())));
            });
            // They are hidden for a few seconds after a look.
            await().atMost(Services.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(pipeline.producer().json("/queues/" + WidgetUse.QUEUE + "/dead-letters"))
                                    .hasSize(poison.size()));
        }
    }

    private static String pointer(String bucket, String key) {
        return "{\"bucket\":\"%s\",\"key\":\"%s\",\"owner\":\"ann-lee\",\"widgetId\":\"w-9\",\"requestId\":\"r\"}"
                .formatted(bucket, key);
    }

    private static void store(Pipeline pipeline, String key, String content) {
        pipeline.aws()
                .s3()
                .putObject(request -> request.bucket(WidgetUse.REQUESTS).key(key), RequestBody.fromString(content));
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }

    @Test
    void poisonOfTheBucket_amongGoodRequests_isPutAsideWithItsReasonAndBlocksNothing() {
        WidgetUse use = new WidgetUse("dynamodb", "bucket");
        WidgetStory story = WidgetStory.drawn("w-1", 5, new Random(1));
        try (Pipeline pipeline = use.pipeline("WidgetPoisonTests")) {
            // Before all that the producer puts there.
            store(pipeline, "0-not-json", "not json");
            store(pipeline, "0-large", " ".repeat((1 << 20) + 1));
            pipeline.startProducer();
            pipeline.startConsumer();
            story.requests().forEach(request -> submit(pipeline, request));

            awaitApplied(pipeline, List.of(story));
            await().atMost(Services.PATIENCE)
                    .untilAsserted(() -> assertThat(requests(pipeline))
                            .containsExactlyInAnyOrder("parked/0-not-json", "parked/0-large"));
            assertThat(requests(pipeline))
                    .allSatisfy(key -> assertThat(pipeline.aws()
                                    .s3()
                                    .headObject(request ->
                                            request.bucket(WidgetUse.REQUESTS).key(key))
                                    .metadata())
                            .hasEntrySatisfying(
                                    "failure-reason",
                                    reason -> assertThat(reason).startsWith("malformed: ")));
            assertTold(pipeline, use, story);
        }
    }
}
