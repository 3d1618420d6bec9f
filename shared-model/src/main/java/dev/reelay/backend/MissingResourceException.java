package dev.reelay.backend;

import java.util.List;

/** The account lacks something that the service needs and, by design, never creates itself. */
public final class MissingResourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names what is missing, such as {@code queue movie-load}. */
    public MissingResourceException(List<String> missing) {
        super("Missing in AWS: " + String.join(", ", missing));
    }
}
