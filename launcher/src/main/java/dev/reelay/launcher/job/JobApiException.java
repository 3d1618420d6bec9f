package dev.reelay.launcher.job;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The producer did not answer, or not as it promises; the text is meant for people. */
public final class JobApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    JobApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
