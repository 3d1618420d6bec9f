package dev.reelay.producer.deadletters;

import dev.reelay.queues.Delivery;
import java.util.List;

/** What SQS says of queues and their dead letters. Each call blocks and takes a few seconds at most. */
public interface DeadLetters {

    /** The depth of a queue and, after it, of its dead-letter queue, one pair for each of {@code queues}, in their order. */
    List<QueueDepth> depths(List<WorkQueue> queues);

    /**
     * Looks at dead letters without taking them away. While it looks they are hidden from others, for a moment.
     *
     * @return at most {@code limit}, in no order; perhaps not all, if somebody else is looking, a message group is long, or they are large
     */
    List<DeadLetter> peek(WorkQueue queue, int limit);

    /** Asks SQS itself to move all dead letters back into the queue, in its own time. */
    MoveStart startMove(WorkQueue queue);

    /** Takes up to ten dead letters: hidden from others until they are deleted or a while has passed; none: there is none now. */
    List<Delivery> take(WorkQueue queue);

    /** What came of asking SQS. */
    enum MoveStart {
        /** It has begun. */
        STARTED,
        /** An earlier move is still at it, which serves as well. */
        ALREADY_RUNNING,
        /** It has ended already without moving anything, although it answers as if it could: ElasticMQ does, with FIFO queues. */
        MOVED_NOTHING,
        /** This backend cannot. */
        UNSUPPORTED
    }
}
