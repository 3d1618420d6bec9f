package dev.reelay.backend;

/**
 * What is done once when a service starts: after it was looked at what is there in the account, and before any listener or port opens.
 * If it fails, the service does not start.
 */
@FunctionalInterface
public interface AtStart {

    /** Does it. */
    void atStart();
}
