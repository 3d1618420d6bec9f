package dev.reelay.producer.deadletters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.localaws.LocalAws;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.CopyDeadLetters;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/** What the contract says of queues and dead letters, with real queues and real moves. */
abstract class DeadLettersKit {

    private static final Map<String, String> PARKED =
            Map.of("failureReason", "malformed: not JSON", "failedStage", "confirm", "traceparent", "00-1-2-01");

    private final ServiceUnderTest service;
    private final SchemaNames names;
    private final Queues queues;
    private final DeadLetters deadLetters;
    private final ThreadPoolTaskExecutor redriveThreads;
    private final SqsClient sqs = LocalAws.shared().sqs();
    private final WorkQueue queue;

    DeadLettersKit(
            ServiceUnderTest service,
            SchemaNames names,
            Queues queues,
            DeadLetters deadLetters,
            ThreadPoolTaskExecutor redriveThreads) {
        this.service = service;
        this.names = names;
        this.queues = queues;
        this.deadLetters = deadLetters;
        this.redriveThreads = redriveThreads;
        this.queue = new WorkQueue(names.confirmQueue());
    }

    @BeforeEach
    void emptyQueues() {
        // A redrive of the test before takes what the next one sends.
        await().until(() -> redriveThreads.getActiveCount() == 0);
        for (String name : names.queues()) {
            await().until(() -> !isMoving(SchemaNames.deadLetterQueue(name)));
            sqs.purgeQueue(request -> request.queueUrl(url(name)));
            sqs.purgeQueue(request -> request.queueUrl(url(SchemaNames.deadLetterQueue(name))));
        }
    }

    @Test
    void getQueues_whenAsked_listsEachQueueWithItsDeadLetterQueue() {
        JsonNode answer = service.get("/queues").isJson(200).json();

        List<String> expected = names.queues().stream()
                .flatMap(name -> List.of(
                        depth(name, 0, 0, '"' + SchemaNames.deadLetterQueue(name) + '"'),
                        depth(SchemaNames.deadLetterQueue(name), 0, 0, "null"))
                        .stream())
                .toList();
        assertThat(answer.valueStream().map(JsonNode::toString)).isEqualTo(expected);
    }

    @Test
    void getQueues_whenMessagesWaitAndAreWorkedOn_countsThem() {
        send(queue.name(), 3, Map.of());
        send(queue.deadLetterQueue(), 2, PARKED);
        receive(queue.name(), 1);

        List<String> answer = service.get("/queues")
                .isJson(200)
                .json()
                .valueStream()
                .map(JsonNode::toString)
                .toList();

        assertThat(answer.get(4)).isEqualTo(depth(queue.name(), 2, 1, '"' + queue.deadLetterQueue() + '"'));
        assertThat(answer.get(5)).isEqualTo(depth(queue.deadLetterQueue(), 2, 0, "null"));
    }

    @Test
    void getDeadLetters_whenParked_showsThemAndTakesNoneAway() {
        Set<String> bodies = send(queue.deadLetterQueue(), 25, PARKED);

        for (int look = 1; look <= 2; look++) {
            JsonNode answer = deadLetters("?limit=1000");

            assertThat(answer.findValuesAsString("body")).hasSize(25).containsExactlyInAnyOrderElementsOf(bodies);
            assertThat(new HashSet<>(answer.findValuesAsString("messageId"))).hasSize(25);
            answer.forEach(letter -> {
                assertThat(letter.propertyNames())
                        .containsExactly("messageId", "body", "failureReason", "failedStage", "receiveCount");
                assertThat(letter.path("failureReason").asString()).isEqualTo("malformed: not JSON");
                assertThat(letter.path("failedStage").asString()).isEqualTo("confirm");
                assertThat(letter.path("receiveCount").isInt()).isTrue();
            });
        }
        assertThat(receive(queue.deadLetterQueue(), 10)).isNotEmpty();
    }

    @Test
    void getDeadLetters_whenThereAreMoreThanTheLimit_showsAsManyAsThat() {
        send(queue.deadLetterQueue(), 15, PARKED);

        assertThat(deadLetters("?limit=12").size()).isEqualTo(12);
        assertThat(deadLetters("?limit=1").size()).isEqualTo(1);
        assertThat(deadLetters("").size()).isEqualTo(15);
    }

    @Test
    void getDeadLetters_whenGivenUpBySqs_haveNoReason() {
        send(queue.deadLetterQueue(), 1, Map.of());

        JsonNode letter = deadLetters("").path(0);

        assertThat(letter.path("failureReason").isNull()).isTrue();
        assertThat(letter.path("failedStage").isNull()).isTrue();
        assertThat(letter.path("receiveCount").asInt()).isPositive();
    }

    @Test
    void getDeadLetters_whenThereAreNone_isEmpty() {
        assertThat(deadLetters("").toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "limit="})
    void getDeadLetters_whenLimitBreaksTheRule_namesIt(String query) {
        service.get("/queues/" + queue.name() + "/dead-letters?" + query).isBadInput("limit");
    }

    @Test
    void send_whenQueueIsUnknown_isNotFound() {
        service.get("/queues/unknown/dead-letters").isProblem(404, "not-found");
        service.post("/queues/unknown/redrive").isProblem(404, "not-found");
        service.post("/queues/%20/redrive").isProblem(404, "not-found");
    }

    @Test
    void send_whenQueueIsADeadLetterQueue_saysWhichToAskFor() {
        String path = "/queues/" + queue.deadLetterQueue();

        assertThat(service.get(path + "/dead-letters")
                        .isProblem(404, "not-found")
                        .body())
                .contains("/queues/" + queue.name() + "/dead-letters");
        service.post(path + "/redrive").isProblem(404, "not-found");
    }

    @Test
    void redrive_whenParked_bringsEveryDeadLetterBack() {
        Set<String> bodies = send(queue.deadLetterQueue(), 25, PARKED);

        JsonNode answer =
                service.post("/queues/" + queue.name() + "/redrive").isJson(202).json();

        assertThat(answer.toString())
                .isEqualTo("{\"queue\":\"%s\",\"deadLetterQueue\":\"%s\",\"approximateMessages\":25}"
                        .formatted(queue.name(), queue.deadLetterQueue()));
        assertThat(drain(25)).extracting(Message::body).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(total(queue.deadLetterQueue())).isZero();
    }

    @Test
    void redrive_whenGivenUpBySqsJustNow_bringsItBack() {
        Set<String> bodies = send(queue.name(), 1, Map.of());
        for (int delivery = 1; delivery <= 5; delivery++) {
            for (Message message : receive(queue.name(), 1)) {
                sqs.changeMessageVisibility(request -> request.queueUrl(url(queue.name()))
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
            }
        }
        assertThat(receive(queue.name(), 1)).isEmpty();
        await().untilAsserted(() -> assertThat(total(queue.deadLetterQueue())).isEqualTo(1));

        service.post("/queues/" + queue.name() + "/redrive").isJson(202);

        assertThat(drain(1)).extracting(Message::body).containsExactlyElementsOf(bodies);
    }

    @Test
    void redrive_whenThereIsNothing_isAcceptedAllTheSame() {
        JsonNode answer =
                service.post("/queues/" + queue.name() + "/redrive").isJson(202).json();

        assertThat(answer.path("approximateMessages").asInt()).isZero();
    }

    @Test
    void redrive_whenRepeatedAtOnce_losesAndFailsNothing() {
        Set<String> bodies = send(queue.deadLetterQueue(), 40, PARKED);

        IntStream.range(0, 4)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> service.post("/queues/" + queue.name() + "/redrive")))
                .toList()
                .forEach(answer -> answer.join().isJson(202));

        assertThat(drain(40)).extracting(Message::body).containsAll(bodies);
    }

    @Test
    void redrive_afterALook_bringsBackWhatWasLookedAt() {
        send(queue.deadLetterQueue(), 12, PARKED);
        assertThat(deadLetters("").size()).isEqualTo(12);

        service.post("/queues/" + queue.name() + "/redrive").isJson(202);

        assertThat(drain(12)).hasSize(12);
    }

    @Test
    void copy_whenSqsCannotMove_bringsEveryDeadLetterBackWithoutItsReason() {
        Set<String> bodies = send(queue.deadLetterQueue(), 25, PARKED);

        new CopyDeadLetters(deadLetters, queues, Runnable::run).start(queue, 25);

        List<Message> back = drain(25);
        assertThat(back).extracting(Message::body).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(back).allSatisfy(message -> {
            assertThat(message.messageAttributes().keySet()).containsExactly("traceparent");
            if (SchemaNames.isFifo(queue.name())) {
                assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                        .isEqualTo("group-of-" + message.body());
            }
        });
        assertThat(total(queue.deadLetterQueue())).isZero();
    }

    private JsonNode deadLetters(String query) {
        return service.get("/queues/" + queue.name() + "/dead-letters" + query)
                .isJson(200)
                .json();
    }

    /** Sends messages of unique bodies, which are returned, each in a group of its own. */
    private Set<String> send(String to, int count, Map<String, String> attributes) {
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String body = "not-JSON-" + UUID.randomUUID();
            bodies.add(body);
            queues.named(to)
                    .send(new Outgoing(
                            body, "group-of-" + body, UUID.randomUUID().toString(), attributes))
                    .join();
        }
        return bodies;
    }

    /** Receives and deletes until {@code count} messages are there. */
    private List<Message> drain(int count) {
        List<Message> received = new ArrayList<>();
        await().until(() -> {
            for (Message message : receive(queue.name(), 10)) {
                received.add(message);
                sqs.deleteMessage(
                        request -> request.queueUrl(url(queue.name())).receiptHandle(message.receiptHandle()));
            }
            return received.size() >= count;
        });
        return received;
    }

    private List<Message> receive(String from, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(url(from))
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(0)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private int total(String name) {
        return deadLetters.depths(List.of(queue)).stream()
                .filter(depth -> depth.name().equals(name))
                .mapToInt(depth -> depth.total())
                .sum();
    }

    private String url(String name) {
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private boolean isMoving(String name) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url(name)).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return sqs.listMessageMoveTasks(request -> request.sourceArn(arn)).results().stream()
                .anyMatch(task -> "RUNNING".equals(task.status()));
    }

    private static String depth(String name, int available, int inFlight, String deadLetterQueue) {
        return "{\"name\":\"%s\",\"available\":%d,\"inFlight\":%d,\"delayed\":0,\"deadLetterQueue\":%s}"
                .formatted(name, available, inFlight, deadLetterQueue);
    }
}
