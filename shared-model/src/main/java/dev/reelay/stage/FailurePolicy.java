package dev.reelay.stage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What becomes of a message whose handling failed: it is retried, ever later, until SQS has delivered it as often as the queue's
 * redrive policy allows and moves it to the dead-letter queue. Without jitter all messages of an outage would come back at once.
 */
public final class FailurePolicy {

    private final RetryProperties properties;
    private final RandomGenerator random;

    /** Retries as {@code properties} say. */
    public FailurePolicy(RetryProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /**
     * The verdict after the delivery with this number, from 1, failed: a pause between half and all of
     * {@code first * factor^(number - 1)}, but at most {@code longest};
     * after the last delivery, from which SQS moves the message on, no longer than after the first.
     */
    public Verdict.Retry afterFailure(int receiveCount) {
        int exponent = receiveCount < properties.deliveries() ? Math.max(0, receiveCount - 1) : 0;
        double longest = properties.longest().toMillis();
        double pause = Math.min(longest, properties.first().toMillis() * Math.pow(properties.factor(), exponent));
        long millis = Math.round(pause / 2 + random.nextDouble() * pause / 2);
        // SQS counts in whole seconds; rounded up, so that a pause never becomes none.
        return new Verdict.Retry(Duration.ofSeconds(Math.ceilDiv(millis, 1000)));
    }
}
