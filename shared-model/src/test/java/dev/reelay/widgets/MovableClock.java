package dev.reelay.widgets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes only when it is told to. */
public final class MovableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Stands here. */
    public MovableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** Goes on, or back. */
    public void move(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for zones");
    }
}
