package dev.reelay.endtoend.faults;

import java.time.Duration;
import java.util.Optional;

/** What the faulty AWS does with a request. */
sealed interface Fault {

    /** Whether it did anything to this request, by the answer that was given, if one was. */
    default boolean mattered(Optional<Answer> answer) {
        return true;
    }

    private static boolean holds(Optional<Answer> answer, String list) {
        return answer.filter(Answer::isOk)
                .map(Answer::json)
                .filter(json -> !json.path(list).isEmpty())
                .isPresent();
    }

    /** Carries it out and answers, as it should. */
    record Pass() implements Fault {}

    /** Carries it out late: perhaps when whoever asked has given up and asked again. */
    record LateEffect(Duration by) implements Fault {}

    /** Carries it out at once and answers late. */
    record LateAnswer(Duration by) implements Fault {}

    /** Answers with a refusal of the service's own, chosen by {@code number}, and does nothing. */
    record Refuse(int number) implements Fault {}

    /** Says of an operation of SQS that there is none of this name, as backends do that lack it, and does nothing. */
    record Unknown() implements Fault {}

    /** Closes the connection and does nothing. */
    record FailBefore() implements Fault {}

    /** Carries it out and resets the connection. */
    record FailAfter() implements Fault {}

    /** Answers every second entry of a batch as failed, from the one at {@code first}; {@code done}: although it did them too. */
    record HalfFailed(int first, boolean done) implements Fault {

        /** Not where the rest was refused. */
        @Override
        public boolean mattered(Optional<Answer> answer) {
            return Fault.holds(answer, "Failed") || Fault.holds(answer, "UnprocessedKeys");
        }
    }

    /** Says that messages are deleted and leaves them: they come again. */
    record PretendDeleted() implements Fault {}

    /** Carries a receive out and gives its answer to the next receive of the queue once more, whoever sends it. */
    record DeliverTwice() implements Fault {

        /** A receive that brings nothing is not repeated. */
        @Override
        public boolean mattered(Optional<Answer> answer) {
            return Fault.holds(answer, "Messages");
        }
    }

    /** Cancels a transaction with this reason at one of its actions, and does nothing: DynamoDB Local never does it by itself. */
    record Cancel(String reason, int at) implements Fault {}
}
