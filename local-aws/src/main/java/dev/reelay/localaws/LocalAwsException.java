package dev.reelay.localaws;

import org.jspecify.annotations.Nullable;

/** Embedded AWS cannot start; the text says why and what to do, and is fit for a user's eyes. */
public final class LocalAwsException extends RuntimeException {

    LocalAwsException(String message) {
        super(message);
    }

    LocalAwsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
