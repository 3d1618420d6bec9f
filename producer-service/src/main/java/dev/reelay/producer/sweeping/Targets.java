package dev.reelay.producer.sweeping;

import dev.reelay.sweep.SweptObject;
import java.util.List;
import java.util.Optional;

/** The queues that buckets are swept into: anybody's, as far as they are open to us. */
public interface Targets {

    /**
     * The URL by which SQS knows a queue; nothing if it is not there, in another region, not open to us, or one of Reelay's own. Answers
     * soon: a client waits.
     */
    Optional<String> url(TargetName queue);

    /**
     * Returns when SQS has a message for each of the objects. After a failure it may have some of them; repeated within 5 minutes
     * this sends none twice.
     *
     * @throws OutOfReachException if the queue is not there, not open to us, or does not take such messages
     */
    void publish(String queueUrl, List<SweptObject> objects);
}
