package dev.reelay.producer.problem.web;

import java.io.IOException;

/** The body went on beyond what is read. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException(long most) {
        super("the body is larger than " + most + " bytes");
    }
}
