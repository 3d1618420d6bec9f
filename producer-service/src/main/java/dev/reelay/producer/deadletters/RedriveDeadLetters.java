package dev.reelay.producer.deadletters;

import java.util.List;

/** Sends every dead letter of a queue back into it. */
public final class RedriveDeadLetters {

    private final DeadLetters deadLetters;
    private final CopyDeadLetters copies;

    /** Leaves it to SQS where it can, to {@code copies} where it cannot. */
    public RedriveDeadLetters(DeadLetters deadLetters, CopyDeadLetters copies) {
        this.deadLetters = deadLetters;
        this.copies = copies;
    }

    /** Starts, and does not wait for the end. Repeating it while it goes on is harmless. */
    public Redrive start(WorkQueue queue) {
        int messages = count(queue);
        switch (deadLetters.startMove(queue)) {
            case STARTED, ALREADY_RUNNING -> {}
            // Counted again: a move that was asked for twice at once may just have taken all.
            case MOVED_NOTHING, UNSUPPORTED -> copies.start(queue, count(queue));
        }
        return new Redrive(queue, messages);
    }

    private int count(WorkQueue queue) {
        return deadLetters.depths(List.of(queue)).getLast().total();
    }

    /**
     * A redrive that goes on.
     *
     * @param queue where the dead letters go
     * @param approximateMessages how many there were, about
     */
    public record Redrive(WorkQueue queue, int approximateMessages) {}
}
