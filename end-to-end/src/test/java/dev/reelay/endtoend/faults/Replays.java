package dev.reelay.endtoend.faults;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers of receives that are given a second time, to whoever asks the same queue next. */
final class Replays {

    private static final String RECEIVE = "SQS.ReceiveMessage";

    private final Map<String, Answer> kept = new ConcurrentHashMap<>();

    /** Keeps an answer that brings messages. */
    Answer keep(Call receive, Answer answer) {
        if (answer.isOk() && !answer.json().path("Messages").isEmpty()) {
            kept.put(receive.queue(), answer);
        }
        return answer;
    }

    /**
     * How many answers wait for their second time and will have it: consumers ask their queues again and again, but dead letters are
     * asked for by a redrive only, and perhaps none comes.
     */
    long waiting() {
        return kept.keySet().stream().filter(queue -> !isOfDeadLetters(queue)).count();
    }

    /** Gives up what only a redrive would be given: one that all goes well for is to meet no fault. */
    void forgetDeadLetters() {
        kept.keySet().removeIf(Replays::isOfDeadLetters);
    }

    private static boolean isOfDeadLetters(String queue) {
        return queue.endsWith("-dlq");
    }

    /** The answer to give once more, if this is a receive and there is one; never more messages than it asks for, which SQS does not do. */
    Optional<Answer> next(Call call) {
        if (!call.operation().toString().equals(RECEIVE)) {
            return Optional.empty();
        }
        int most = call.json().path("MaxNumberOfMessages").asInt(1);
        return Optional.ofNullable(kept.get(call.queue()))
                .filter(answer -> answer.json().path("Messages").size() <= most)
                .filter(answer -> kept.remove(call.queue(), answer));
    }
}
