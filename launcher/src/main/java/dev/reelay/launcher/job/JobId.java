package dev.reelay.launcher.job;

/** The id that the producer gave a job; safe to be put into a path. */
public record JobId(String value) {
    /** Rejects what has no place in a path. */
    public JobId {
        if (!value.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new IllegalArgumentException("not a job id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
