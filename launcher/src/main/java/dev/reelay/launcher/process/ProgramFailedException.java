package dev.reelay.launcher.process;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A program that could not be started, died, or did not do what it was told in time; the text is meant for people. */
public final class ProgramFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ProgramFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
