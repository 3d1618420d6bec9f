package dev.reelay.producer.problem.web;

import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.MissingResourceException;
import dev.reelay.ledger.LedgerBusyException;
import dev.reelay.ledger.UnknownCursorException;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.queues.QueueException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import software.amazon.awssdk.core.exception.SdkException;

/** Which problem an exception stands for. */
final class Failures {

    private static final String AWAY =
            "AWS does not answer, or not as it should. Nothing is lost: repeat the same request in a few seconds.";

    private Failures() {}

    static Problem problem(Exception failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case UnknownCursorException unknown -> Problem.BadInput.of("cursor", String.valueOf(unknown.getMessage()));
            case HttpRequestMethodNotSupportedException method -> new Problem.MethodNotAllowed();
            case HttpMediaTypeNotSupportedException mediaType -> new Problem.UnsupportedMediaType();
            case HttpMediaTypeNotAcceptableException mediaType -> new Problem.NotAcceptable();
            // No more work is taken on the way to the exit.
            case RejectedExecutionException stopping -> ProblemBody.ofStatus(503);
            case ErrorResponse spring ->
                ProblemBody.ofStatus(spring.getStatusCode().value());
            default -> deeper(failure);
        };
    }

    /** Headers that belong to the answer, such as {@code Allow}. */
    static HttpHeaders headers(Exception failure) {
        return switch (failure) {
            case ProblemException known -> {
                HttpHeaders headers = new HttpHeaders();
                known.headers().forEach(headers::set);
                yield headers;
            }
            case ErrorResponse spring -> spring.getHeaders();
            default -> HttpHeaders.EMPTY;
        };
    }

    /** The client hung up: there is nobody to answer, and nothing to say about it. */
    static boolean isClientGone(Exception failure) {
        return failure instanceof AsyncRequestNotUsableException
                || anyCause(failure, cause -> cause.getClass().getSimpleName().equals("ClientAbortException"));
    }

    private static Problem deeper(Exception failure) {
        if (anyCause(failure, BodyTooLargeException.class::isInstance)) {
            return new Problem.BodyTooLarge();
        }
        if (anyCause(failure, Failures::isOutage)) {
            return new Problem.Unavailable(AWAY);
        }
        if (failure instanceof HttpMessageNotReadableException || failure instanceof IOException) {
            return Problem.BadInput.of("body", "could not be read to its end");
        }
        return new Problem.Unexpected();
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof SdkException
                || cause instanceof TimeoutException
                || cause instanceof LedgerBusyException
                || cause instanceof QueueException
                || cause instanceof MissingResourceException
                || cause instanceof BackendUnreachableException;
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(test);
    }
}
