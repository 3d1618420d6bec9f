package dev.reelay.producer.problem;

import dev.reelay.producer.problem.Problem.Violation;
import dev.reelay.timeline.TimeWindow;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code from} and {@code to}, and how the API's document describes them. */
public final class WindowParameters {

    private static final String RULE = "must be an instant in UTC, such as 2026-05-04T12:00:00Z";

    private WindowParameters() {}

    /** At the parameter {@code from}. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Nothing before this instant, in UTC: 2026-05-04T12:00:00Z.",
            schema = @Schema(type = "string", format = "date-time"))
    public @interface From {}

    /** At the parameter {@code to}. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Nothing at this instant, in UTC, or after it.",
            schema = @Schema(type = "string", format = "date-time"))
    public @interface To {}

    /**
     * Reads both; one that is absent or empty bounds nothing. Where both are the same instant, nothing is within them.
     *
     * @throws ProblemException if one breaks its rule, or {@code to} is before {@code from}
     */
    public static TimeWindow parse(@Nullable String from, @Nullable String to) {
        List<Violation> violations = new ArrayList<>();
        Optional<Instant> first = instant("from", from, violations);
        Optional<Instant> end = instant("to", to, violations);
        if (violations.isEmpty() && !TimeWindow.isValid(first, end)) {
            violations.add(new Violation("to", "must not be before from"));
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(new Problem.BadInput(violations));
        }
        return new TimeWindow(first, end);
    }

    private static Optional<Instant> instant(String field, @Nullable String text, List<Violation> violations) {
        try {
            return QueryText.given(text).map(Instant::parse);
        } catch (DateTimeException broken) {
            violations.add(new Violation(field, RULE));
            return Optional.empty();
        }
    }
}
