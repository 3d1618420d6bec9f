package dev.reelay.backend;

/** A setting that is well formed and does not fit the others, or what there is in AWS. */
public final class UnfitSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /** Says what does not fit which value, and what to do. */
    public UnfitSettingException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
