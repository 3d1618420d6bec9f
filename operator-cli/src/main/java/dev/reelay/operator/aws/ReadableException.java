package dev.reelay.operator.aws;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** A failure whose text is all that its reader needs. */
public final class ReadableException extends RuntimeException {

    /** A failure without a cause that would matter to the reader. */
    public ReadableException(String message) {
        super(message);
    }

    ReadableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Any failure in one line. */
    public static String oneLine(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String text = switch (cause) {
            case ResourceNotFoundException table ->
                "the table does not exist: create it with 'schema load', or give its name with --table";
            case AwsServiceException refused -> refused(refused);
            case FileSystemException file -> "file " + file.getFile() + " cannot be written: " + reason(file);
            default -> unreachable(cause) ? "nothing answers: " + rootText(cause) : text(cause);
        };
        return firstLine(text);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private static String refused(AwsServiceException refused) {
        String text = refused.awsErrorDetails() == null
                ? text(refused)
                : String.valueOf(refused.awsErrorDetails().errorMessage());
        String service = refused.awsErrorDetails() == null
                ? "AWS"
                : String.valueOf(refused.awsErrorDetails().serviceName());
        return service + " refused (" + refused.statusCode() + "): " + text;
    }

    private static String reason(FileSystemException file) {
        return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    }

    private static boolean unreachable(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The last of them where Netty has not even said within its time that it cannot connect.
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String rootText(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return firstLine(text(failure)) + " (" + root.getMessage() + "): check the endpoint, and that it is running";
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
