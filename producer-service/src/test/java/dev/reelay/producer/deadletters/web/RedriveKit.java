package dev.reelay.producer.deadletters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.CopyDeadLetters;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;

/** What the contract says of the redrive, with real queues and real moves. */
abstract class RedriveKit {

    /** Longer than a copy looks for dead letters of which it knows nothing. */
    private static final Duration HELD = Duration.ofSeconds(6);

    private final ServiceUnderTest service;
    private final Messages messages;
    private final Queues queues;
    private final DeadLetters deadLetters;
    private final WorkQueue queue;

    RedriveKit(ServiceUnderTest service, Messages messages, SchemaNames names, Queues queues, DeadLetters deadLetters) {
        this.service = service;
        this.messages = messages;
        this.queues = queues;
        this.deadLetters = deadLetters;
        this.queue = new WorkQueue(names.confirmQueue());
    }

    @BeforeEach
    void emptyQueues() {
        messages.deleteAll();
    }

    @Test
    void redrive_whenParked_bringsEveryDeadLetterBack() {
        Set<String> bodies = messages.send(queue.deadLetterQueue(), 25, Messages.PARKED);

        JsonNode answer =
                service.post("/queues/" + queue.name() + "/redrive").isJson(202).json();

        assertThat(answer.toString())
                .isEqualTo("{\"queue\":\"%s\",\"deadLetterQueue\":\"%s\",\"approximateMessages\":25}"
                        .formatted(queue.name(), queue.deadLetterQueue()));
        assertThat(messages.drain(25)).extracting(Message::body).containsExactlyInAnyOrderElementsOf(bodies);
        // Later, where SQS cannot move: what is copied is deleted after that.
        await().untilAsserted(() -> assertThat(deadLettersLeft()).isZero());
    }

    @Test
    void redrive_whenGivenUpBySqsJustNow_bringsItBack() {
        Set<String> bodies = messages.send(queue.name(), 1, Map.of());
        for (int delivery = 1; delivery <= 5; delivery++) {
            messages.receive(queue.name(), 1).forEach(messages::show);
        }
        assertThat(messages.receive(queue.name(), 1)).isEmpty();
        await().untilAsserted(() -> assertThat(deadLettersLeft()).isEqualTo(1));

        service.post("/queues/" + queue.name() + "/redrive").isJson(202);

        assertThat(messages.drain(1)).extracting(Message::body).containsExactlyElementsOf(bodies);
    }

    @Test
    void redrive_whenThereIsNothing_isAcceptedAllTheSame() {
        JsonNode answer =
                service.post("/queues/" + queue.name() + "/redrive").isJson(202).json();

        assertThat(answer.path("approximateMessages").asInt()).isZero();
    }

    @Test
    void redrive_whenRepeatedAtOnce_losesAndFailsNothing() {
        Set<String> bodies = messages.send(queue.deadLetterQueue(), 40, Messages.PARKED);

        IntStream.range(0, 4)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> service.post("/queues/" + queue.name() + "/redrive")))
                .toList()
                .forEach(answer -> answer.join().isJson(202));

        assertThat(messages.drain(40)).extracting(Message::body).containsAll(bodies);
    }

    @Test
    void redrive_afterALook_bringsBackWhatWasLookedAt() {
        messages.send(queue.deadLetterQueue(), 12, Messages.PARKED);
        assertThat(service.get("/queues/" + queue.name() + "/dead-letters")
                        .isJson(200)
                        .json()
                        .size())
                .isEqualTo(12);

        service.post("/queues/" + queue.name() + "/redrive").isJson(202);

        assertThat(messages.drain(12)).hasSize(12);
    }

    @KnownDifference(
            on = Emulator.LOCALSTACK,
            always = false,
            reason =
                    "a move ends where it meets dead letters that somebody holds, and may be told to go on all the same",
            failure = "ConditionTimeoutException")
    @Test
    void redrive_whileSomebodyElseHoldsThem_bringsThemBackAllTheSame() {
        Set<String> bodies = messages.send(queue.deadLetterQueue(), 3, Messages.PARKED);
        messages.hold(queue.deadLetterQueue(), 3, HELD);

        service.post("/queues/" + queue.name() + "/redrive").isJson(202);

        assertThat(messages.drain(3)).extracting(Message::body).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    void copy_whenSqsCannotMove_bringsEveryDeadLetterBackWithoutItsReason() {
        Set<String> bodies = messages.send(queue.deadLetterQueue(), 25, Messages.PARKED);

        new CopyDeadLetters(deadLetters, queues, Runnable::run, 3).start(queue, 25);

        List<Message> back = messages.drain(25);
        assertThat(back).extracting(Message::body).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(back).allSatisfy(message -> {
            assertThat(message.messageAttributes().keySet()).containsExactlyInAnyOrder("failedStage", "traceparent");
            if (SchemaNames.isFifo(queue.name())) {
                assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                        .isEqualTo("group-of-" + message.body());
            }
        });
        assertThat(deadLettersLeft()).isZero();
    }

    private int deadLettersLeft() {
        return deadLetters.depths(List.of(queue)).getLast().total();
    }
}
