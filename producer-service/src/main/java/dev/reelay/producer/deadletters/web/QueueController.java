package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.deadletters.DeadLetter;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.QueueDepth;
import dev.reelay.producer.deadletters.RedriveDeadLetters;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.producer.deadletters.WorkQueues;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The queues and their dead letters. */
@RestController
final class QueueController {

    private final WorkQueues queues;
    private final DeadLetters deadLetters;
    private final RedriveDeadLetters redriveDeadLetters;

    QueueController(WorkQueues queues, DeadLetters deadLetters, RedriveDeadLetters redriveDeadLetters) {
        this.queues = queues;
        this.deadLetters = deadLetters;
        this.redriveDeadLetters = redriveDeadLetters;
    }

    @GetMapping(path = "/queues", produces = MediaType.APPLICATION_JSON_VALUE)
    List<QueueBody> queues() {
        return deadLetters.depths(queues.all()).stream().map(QueueBody::of).toList();
    }

    @GetMapping(path = "/queues/{name}/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    List<DeadLetterBody> deadLetters(
            @PathVariable String name, @RequestParam(required = false) @Nullable String limit) {
        int most = Limit.parse(limit).value();
        return deadLetters.peek(queue(name), most).stream()
                .map(DeadLetterBody::of)
                .toList();
    }

    @PostMapping(path = "/queues/{name}/redrive", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedriveBody redrive(@PathVariable String name) {
        RedriveDeadLetters.Redrive redrive = redriveDeadLetters.start(queue(name));
        return new RedriveBody(
                redrive.queue().name(), redrive.queue().deadLetterQueue(), redrive.approximateMessages());
    }

    private WorkQueue queue(String name) {
        return queues.named(name).orElseThrow(() -> new ProblemException(new Problem.NotFound(missing(name))));
    }

    private String missing(String name) {
        return queues.withDeadLettersIn(name)
                .map(queue -> "This is the dead-letter queue of %s: use /queues/%s/dead-letters or /queues/%s/redrive."
                        .formatted(queue.name(), queue.name(), queue.name()))
                .orElse("There is no such queue. What there is: /queues");
    }

    record QueueBody(
            String name,
            int available,
            int inFlight,
            int delayed,
            @Nullable String deadLetterQueue) {

        static QueueBody of(QueueDepth depth) {
            return new QueueBody(
                    depth.name(),
                    depth.available(),
                    depth.inFlight(),
                    depth.delayed(),
                    depth.deadLetterQueue().orElse(null));
        }
    }

    record DeadLetterBody(
            String messageId,
            String body,
            @Nullable String failureReason,
            @Nullable String failedStage,
            int receiveCount) {

        static DeadLetterBody of(DeadLetter letter) {
            return new DeadLetterBody(
                    letter.messageId(),
                    letter.body(),
                    letter.failureReason().orElse(null),
                    letter.failedStage().orElse(null),
                    letter.receiveCount());
        }
    }

    record RedriveBody(String queue, String deadLetterQueue, int approximateMessages) {}
}
