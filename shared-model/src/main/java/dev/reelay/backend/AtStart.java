package dev.reelay.backend;

import org.springframework.context.SmartLifecycle;

/**
 * What is done once when a service starts, before any listener or port opens; if it fails, the service does not start. Not earlier, so
 * that a context can be made without AWS, as the training run of an AOT cache does.
 */
public abstract class AtStart implements SmartLifecycle {

    private final int order;
    private volatile boolean running;

    /** Of two, the one with the smaller {@code order} is done first. */
    protected AtStart(int order) {
        this.order = order;
    }

    /** What is to be done. */
    protected abstract void run();

    @Override
    public final void start() {
        run();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return Integer.MIN_VALUE + order;
    }
}
