package dev.reelay.producer.problem.web;

import dev.reelay.producer.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where an exception becomes an answer. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletResponse response) {
        if (Failures.isClientGone(failure)) {
            return null;
        }
        Problem problem = Failures.problem(failure);
        switch (problem) {
            case Problem.Unexpected unexpected -> LOG.error("a request failed unexpectedly", failure);
            case Problem.Unavailable unavailable -> LOG.warn("a request was answered 503: {}", failure.toString());
            default -> LOG.debug("a request was refused: {}", problem);
        }
        if (response.isCommitted()) {
            return null;
        }
        return ProblemBody.of(problem).entity(Failures.headers(failure));
    }
}
