package dev.reelay.producer.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.localaws.LocalAws;
import dev.reelay.movie.Decoded;
import dev.reelay.producer.Answer;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.WidgetNames;
import dev.reelay.widgets.RequestPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the contract says of {@code POST /widget-requests} and {@code GET /widgets}, whatever widgets are kept as. */
abstract class WidgetKit {

    static final LocalAws AWS = LocalAws.shared();

    private final ServiceUnderTest service;
    private final WidgetNames names;
    private final String widgetId = "w-" + UUID.randomUUID();

    WidgetKit(ServiceUnderTest service, WidgetNames names) {
        this.service = service;
        this.names = names;
    }

    /** Puts a widget where it is kept, as the consumer does. */
    abstract void keep(WidgetNames names, String ownerKey, String widgetId, Map<String, String> attributes);

    @BeforeEach
    void empty() {
        String url = AWS.sqs()
                .getQueueUrl(request -> request.queueName(names.queue()))
                .queueUrl();
        AWS.sqs().purgeQueue(request -> request.queueUrl(url));
        keys().forEach(key -> AWS.s3()
                .deleteObject(request -> request.bucket(names.requestsBucket()).key(key)));
    }

    @Test
    void post_ofARequest_storesItAndSendsAPointerInTheGroupOfItsWidget() {
        String body = """
                {"type": "update", "requestId": "r-1", "widgetId": "%s", "owner": "Ann Lee", "label": "", "description": null,
                 "otherAttributes": [{"name": "size", "value": "7"}, {"name": "type", "value": "round"}]}
                """.formatted(widgetId);

        Answer answer = service.postJson("/widget-requests", body).isJson(202);

        assertThat(answer.header("Location")).contains("/widgets/ann-lee/" + widgetId);
        assertThat(answer.body()).isEqualTo("{\"requestId\":\"r-1\",\"widget\":\"/widgets/ann-lee/%s\"}", widgetId);
        assertThat(keys()).hasSize(1);
        assertThat(stored(keys().getFirst()))
                .isEqualTo(
                        "{\"type\":\"update\",\"requestId\":\"r-1\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\",\"label\":\"\","
                                + "\"otherAttributes\":[{\"name\":\"size\",\"value\":\"7\"},{\"name\":\"type\",\"value\":\"round\"}]}",
                        widgetId);
        Message message = messages().getFirst();
        assertThat(message.body())
                .isEqualTo(
                        "{\"bucket\":\"%s\",\"key\":\"%s\",\"owner\":\"ann-lee\",\"widgetId\":\"%s\",\"requestId\":\"r-1\"}",
                        names.requestsBucket(), keys().getFirst(), widgetId);
        assertThat(RequestPointer.read(message.body())).isInstanceOf(Decoded.Value.class);
        assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .hasSize(64);
    }

    @Test
    void post_ofSeveralForOneWidget_givesThemKeysAndPlacesInTheirOrder() {
        IntStream.range(0, 5)
                .forEach(i ->
                        service.postJson("/widget-requests", delete("r-" + i)).isJson(202));

        assertThat(keys()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(keys().get(i)).endsWith("-r-" + i + ".json");
        }
        assertThat(bodies())
                .extracting(body -> body.path("requestId").asString())
                .containsExactly("r-0", "r-1", "r-2", "r-3", "r-4");
    }

    @Test
    void post_ofTheSameRequestAgainAndAtOnce_isOneRequest() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> service.postJson("/widget-requests", delete("r-1")), threads))
                    .toList();
            answers.forEach(answer -> answer.join().isJson(202));
        }

        assertThat(keys()).hasSize(1);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void post_ofAnotherRequestWithTheSameId_isRefused() {
        service.postJson("/widget-requests", delete("r-1")).isJson(202);

        service.postJson("/widget-requests", delete("r-1").replace("delete", "update"))
                .isBadInput("requestId");
        assertThat(messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | {\"type\":\"destroy\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\"}",
                "type | {\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\"}",
                "requestId | {\"type\":\"delete\",\"requestId\":\"a/b\",\"widgetId\":\"w\",\"owner\":\"o\"}",
                "widgetId | {\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"../w\",\"owner\":\"o\"}",
                "widgetId | {\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":7,\"owner\":\"o\"}",
                "owner | {\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o7\"}",
                "owner | {\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"  \"}",
                "owner | {\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":null}",
                "label | {\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",\"label\":1}",
                "label | {\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",\"label\":\"\\ud800\"}",
                "colour | {\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",\"colour\":\"red\"}",
                "body | [1]",
                "body | {\"type\":\"delete\",\"type\":\"delete\"}",
                "body | what is this",
                "body | ''"
            })
    void post_whenABodyBreaksARule_namesTheField(String field, String body) {
        service.postJson("/widget-requests", body).isBadInput(field);

        assertThat(keys()).isEmpty();
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"name\":\"a\",\"value\":7}]",
                "[{\"name\":\"a\",\"value\":null}]",
                "[{\"name\":\"a\"}]",
                "[{\"value\":\"7\"}]",
                "[{\"name\":\"owner\",\"value\":\"7\"}]",
                "[{\"name\":\"label\",\"value\":\"7\"}]",
                "[{\"name\":\"\",\"value\":\"7\"}]",
                "[{\"name\":\"a\",\"value\":\"7\",\"more\":1}]",
                "[{\"name\":\"a\",\"value\":\"7\"},{\"name\":\"a\",\"value\":\"8\"}]",
                "{\"a\":\"7\"}"
            })
    void post_whenOtherAttributesBreakARule_namesThem(String others) {
        service.postJson(
                        "/widget-requests",
                        "{\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",\"otherAttributes\":%s}"
                                .formatted(others))
                .isBadInput("otherAttributes");
    }

    @Test
    void post_whenSeveralRulesAreBroken_namesAllFields() {
        service.postJson("/widget-requests", "{\"type\":\"x\",\"owner\":\"!\",\"size\":1}")
                .isBadInput("type", "owner", "size", "requestId", "widgetId");
    }

    @Test
    void get_ofAWidget_answersItByTheOwnersNameOrItsSlug() {
        keep(names, "ann-lee", widgetId, Map.of("owner", "Ann Lee", "label", "L", "size", "7", "colour", "red"));

        for (String owner : List.of("ann-lee", "Ann%20Lee", "ANN%20lee")) {
            assertThat(service.get("/widgets/" + owner + "/" + widgetId)
                            .isJson(200)
                            .body())
                    .isEqualTo(
                            "{\"widgetId\":\"%s\",\"owner\":\"Ann Lee\",\"label\":\"L\",\"description\":null,"
                                    + "\"otherAttributes\":[{\"name\":\"colour\",\"value\":\"red\"},{\"name\":\"size\",\"value\":\"7\"}]}",
                            widgetId);
        }
    }

    @ParameterizedTest
    @CsvSource({"/widgets/nobody/w", "/widgets/o7/w", "/widgets/ann-lee/.w", "/widgets/%20/w"})
    void get_ofWhatIsNoWidget_isNotFound(String path) {
        service.get(path).isProblem(404, "not-found");
    }

    @Test
    void queues_withWidgets_haveTheirsToo() {
        assertThat(service.get("/queues").isJson(200).json().findValuesAsString("name"))
                .hasSize(10)
                .contains(names.queue(), names.queue().replace(".fifo", "-dlq.fifo"));
        assertThat(service.get("/queues/" + names.queue() + "/dead-letters")
                        .isJson(200)
                        .json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".fifo", "-dlq.fifo"})
    void sweep_intoTheQueueOfTheRequests_isRefused(String end) {
        String order = "{\"bucket\":\"%s\",\"queue\":\"%s\"}"
                .formatted(names.requestsBucket(), names.queue().replace(".fifo", end));

        service.postJson("/sweeps", order).isBadInput("queue");
    }

    private String delete(String requestId) {
        return "{\"type\":\"delete\",\"requestId\":\"%s\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\"}"
                .formatted(requestId, widgetId);
    }

    private List<String> keys() {
        return AWS.s3().listObjectsV2(request -> request.bucket(names.requestsBucket())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private String stored(String key) {
        return AWS.s3()
                .getObjectAsBytes(
                        request -> request.bucket(names.requestsBucket()).key(key))
                .asUtf8String();
    }

    private List<JsonNode> bodies() {
        return messages().stream()
                .map(message -> new JsonMapper().readTree(message.body()))
                .toList();
    }

    /** All that there are, deleted one by one: only then SQS gives the next of a group. */
    private List<Message> messages() {
        String url = AWS.sqs()
                .getQueueUrl(request -> request.queueName(names.queue()))
                .queueUrl();
        List<Message> all = new ArrayList<>();
        List<Message> next = receive(url);
        while (!next.isEmpty()) {
            all.addAll(next);
            next.forEach(message ->
                    AWS.sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
            next = receive(url);
        }
        return all;
    }

    private static List<Message> receive(String url) {
        return AWS.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(0)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }
}
