package dev.reelay.producer.problem;

import java.util.Map;

/** Carries a problem to where answers are written. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** Ends the request with this problem. */
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** Ends the request with this problem, whose answer has these headers beside its own. */
    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.toString());
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** The problem. */
    public Problem problem() {
        return problem;
    }

    /** The headers of its answer, by their names. */
    public Map<String, String> headers() {
        return headers;
    }
}
