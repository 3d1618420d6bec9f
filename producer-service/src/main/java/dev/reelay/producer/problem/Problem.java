package dev.reelay.producer.problem;

import java.util.List;

/** Why a request is not answered as hoped: all there are. */
public sealed interface Problem {

    /** The request breaks rules; nothing was done. */
    record BadInput(List<Violation> violations) implements Problem {

        /** One rule is broken. */
        public static BadInput of(String field, String message) {
            return new BadInput(List.of(new Violation(field, message)));
        }
    }

    /** There is no such thing. {@code detail} says what there is not. */
    record NotFound(String detail) implements Problem {}

    /** The path exists and does not take this method; the header {@code Allow} says which it takes. */
    record MethodNotAllowed() implements Problem {}

    /** What the client accepts is not what we answer. */
    record NotAcceptable() implements Problem {}

    /** The body is larger than any sensible one. */
    record BodyTooLarge() implements Problem {}

    /** The body is not JSON by its own declaration. */
    record UnsupportedMediaType() implements Problem {}

    /** The idempotency key belongs to another request. */
    record KeyReused() implements Problem {}

    /** It cannot be done now; the same request may succeed in a few seconds. */
    record Unavailable(String detail) implements Problem {}

    /** A bug, or a broken environment: the log says which, the client learns nothing. */
    record Unexpected() implements Problem {}

    /** The HTTP server refused the request for a reason that has no name of its own here. */
    record Refused(int status) implements Problem {}

    /**
     * A rule that is broken.
     *
     * @param field the body's field, the parameter or the header; {@code body} or {@code request} for the whole
     * @param message the rule, to be read after the field's name
     */
    record Violation(String field, String message) {}
}
