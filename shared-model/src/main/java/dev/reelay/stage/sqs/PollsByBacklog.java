package dev.reelay.stage.sqs;

import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;

/**
 * Decides how many receives may be under way at a time: one while it brings all there is, so that what arrives meanwhile fills the
 * next, and one more for each that came back full, because then there is a backlog. The library's own rule (as many as fit as soon
 * as one brought anything) has dozens of receives wait for the same few messages, and each brings one.
 */
final class PollsByBacklog implements BackPressureHandler {

    private final int most;
    private int allowed = 1;
    private int polling;
    private boolean drained;

    PollsByBacklog(int most) {
        this.most = most;
    }

    @Override
    public synchronized int request(int messages) {
        if (drained || polling >= allowed) {
            return 0;
        }
        polling++;
        return messages;
    }

    /** The container tells of each receive once, how many messages fewer than asked for it brought. */
    @Override
    public synchronized void release(int messages, ReleaseReason reason) {
        switch (reason) {
            case NONE_FETCHED -> {
                polling--;
                allowed = 1;
            }
            case PARTIAL_FETCH -> {
                polling--;
                allowed = messages == 0 ? Math.min(most, allowed + 1) : 1;
            }
            case LIMITED, PROCESSED -> {}
        }
    }

    @Override
    public synchronized boolean drain(Duration timeout) {
        drained = true;
        return true;
    }
}
