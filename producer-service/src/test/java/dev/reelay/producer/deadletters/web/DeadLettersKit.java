package dev.reelay.producer.deadletters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.schema.SchemaNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the contract says of queues and dead letters that are looked at, with real queues. */
abstract class DeadLettersKit {

    private final ServiceUnderTest service;
    private final Messages messages;
    private final SchemaNames names;
    private final WorkQueue queue;

    DeadLettersKit(ServiceUnderTest service, Messages messages, SchemaNames names) {
        this.service = service;
        this.messages = messages;
        this.names = names;
        this.queue = new WorkQueue(names.confirmQueue());
    }

    @BeforeEach
    void emptyQueues() {
        messages.deleteAll();
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
        messages.send(queue.name(), 3, Map.of());
        messages.send(queue.deadLetterQueue(), 2, Messages.PARKED);
        messages.receive(queue.name(), 1);

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
        Set<String> bodies = messages.send(queue.deadLetterQueue(), 25, Messages.PARKED);

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
        assertThat(messages.receive(queue.deadLetterQueue(), 10)).isNotEmpty();
    }

    @Test
    void getDeadLetters_whenThereAreMoreThanTheLimit_showsAsManyAsThat() {
        messages.send(queue.deadLetterQueue(), 15, Messages.PARKED);

        assertThat(deadLetters("?limit=12").size()).isEqualTo(12);
        assertThat(deadLetters("?limit=1").size()).isEqualTo(1);
        assertThat(deadLetters("").size()).isEqualTo(15);
    }

    @Test
    void getDeadLetters_whenGivenUpBySqs_haveNoReason() {
        messages.send(queue.deadLetterQueue(), 1, Map.of());

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
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x"})
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

    private JsonNode deadLetters(String query) {
        return service.get("/queues/" + queue.name() + "/dead-letters" + query)
                .isJson(200)
                .json();
    }

    private static String depth(String name, int available, int inFlight, String deadLetterQueue) {
        return "{\"name\":\"%s\",\"available\":%d,\"inFlight\":%d,\"delayed\":0,\"deadLetterQueue\":%s}"
                .formatted(name, available, inFlight, deadLetterQueue);
    }
}
