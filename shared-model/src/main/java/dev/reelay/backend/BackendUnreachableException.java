package dev.reelay.backend;

/** An AWS service did not answer while the service started. */
public final class BackendUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names what was looked for when it did not answer. */
    public BackendUnreachableException(String resource, Throwable cause) {
        super("AWS did not answer when asked for the " + resource + ": " + cause.getMessage(), cause);
    }
}
