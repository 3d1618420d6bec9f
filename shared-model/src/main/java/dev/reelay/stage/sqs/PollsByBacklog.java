package dev.reelay.stage.sqs;

import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;

/**
 * Decides how many receives may be under way at a time. While one brings all there is, the next waits until less than it may bring
 * is left in work: so what arrives meanwhile fills it, as in a group commit, and a few messages on an idle queue still never wait.
 * Each that comes back full shows a backlog and allows one more at a time. The library's own rule (as many as fit as soon as one
 * brought anything) has dozens of receives wait for the same few messages, and each brings one.
 */
final class PollsByBacklog implements BackPressureHandler {

    private final int most;
    private int allowed = 1;
    private int polling;
    private int taken;
    private boolean drained;

    PollsByBacklog(int most) {
        this.most = most;
    }

    @Override
    public synchronized int request(int messages) {
        if (drained || (allowed == 1 ? taken >= messages : polling >= allowed)) {
            return 0;
        }
        polling++;
        taken += messages;
        return messages;
    }

    /** The container tells of each receive once, how many messages fewer than asked for it brought, and of each message done. */
    @Override
    public synchronized void release(int messages, ReleaseReason reason) {
        taken -= messages;
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
