package dev.reelay.consumer.widgets.s3;

import dev.reelay.consumer.widgets.DrainRequests;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Looks into the requests bucket for as long as the service runs: at once again after it found something, else after a pause. It is told
 * to stop when the listeners are, and not after them: their times would add up.
 */
final class RequestPoller implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(RequestPoller.class);

    /** As long as listeners have for work in flight; the contract allows 25 s for everything. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(13);

    private final DrainRequests drain;
    private final Duration pause;
    private volatile Polling polling = Polling.over();

    RequestPoller(DrainRequests drain, Duration pause) {
        this.drain = drain;
        this.pause = pause;
    }

    @Override
    public void start() {
        Polling begun = Polling.begun();
        polling = begun;
        Thread.ofVirtual().name("request-poller").start(() -> poll(begun));
    }

    /** From now on it begins with no other request. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        polling.end();
    }

    /** Waits for the request in hand, and begins no other. */
    @Override
    public void stop() {
        Polling ending = polling;
        Duration since = ending.end();
        try {
            if (!ending.ended().await(LONGEST_STOP.minus(since).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the widget request in hand was not done in time: the next instance does it again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return polling.ended().getCount() > 0;
    }

    private void poll(Polling current) {
        try {
            while (current.goesOn()) {
                if (look(current) == 0) {
                    current.await(pause);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            current.ended().countDown();
        }
    }

    private int look(Polling current) {
        try {
            return drain.once(current::goesOn);
        } catch (RuntimeException | Error failure) {
            // Whatever it was: a thread that is over would leave all requests where they are, and nobody would see it.
            LOG.warn("the requests bucket was not looked through to its end: {}", failure.toString());
            return 0;
        }
    }

    /** From one start to the stop after it. */
    private record Polling(CountDownLatch stop, CountDownLatch ended, AtomicLong told) {

        static Polling over() {
            return new Polling(new CountDownLatch(0), new CountDownLatch(0), new AtomicLong());
        }

        static Polling begun() {
            return new Polling(new CountDownLatch(1), new CountDownLatch(1), new AtomicLong());
        }

        /** Tells it to stop, and how long ago it was first told to. */
        Duration end() {
            long now = System.nanoTime();
            if (goesOn()) {
                told.set(now);
                stop.countDown();
            }
            return Duration.ofNanos(now - told.get());
        }

        boolean goesOn() {
            return stop.getCount() > 0;
        }

        /** A pause that ends at once when it is to stop. */
        void await(Duration time) throws InterruptedException {
            boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
            if (stopped) {
                LOG.debug("no more requests are looked for");
            }
        }
    }
}
