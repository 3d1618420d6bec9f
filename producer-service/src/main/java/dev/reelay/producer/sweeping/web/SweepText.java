package dev.reelay.producer.sweeping.web;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonText;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.Problem.Violation;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.sweeping.SweepOrder;
import dev.reelay.producer.sweeping.TargetName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order from the body of a request: nothing is converted, nothing is overlooked (unknown fields, names given twice, text after
 * the end), null means absent, and all violations are reported at once.
 */
final class SweepText {

    private static final String BUCKET = "bucket";
    private static final String PREFIX = "prefix";
    private static final String QUEUE = "queue";

    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int LONGEST_KEY = 1024;
    private static final int MOST_VIOLATIONS = 20;
    private static final int LONGEST_NAME = 60;

    private final JsonText json;
    private final List<Violation> violations = new ArrayList<>();

    private SweepText(JsonText json) {
        this.json = json;
    }

    /** The sweep that is ordered. */
    static SweepOrder sweep(byte @Nullable [] body) {
        SweepText text = of(body);
        Optional<TargetName> queue = TargetName.parse(text.text(
                QUEUE,
                given -> TargetName.parse(given).isPresent(),
                "must be the name or the URL of a FIFO queue, which ends in .fifo"));
        return text.order(queue, List.of(BUCKET, PREFIX, QUEUE));
    }

    /** The audit that is ordered. */
    static SweepOrder audit(byte @Nullable [] body) {
        return of(body).order(Optional.empty(), List.of(BUCKET, PREFIX));
    }

    private static SweepText of(byte @Nullable [] body) {
        byte[] json = body == null || body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body;
        return switch (JsonText.read(json)) {
            case Decoded.Value<JsonText>(JsonText object) -> new SweepText(object);
            case Decoded.Malformed<JsonText>(String problem) ->
                throw new ProblemException(Problem.BadInput.of(
                        "body", "must be one JSON object without a name given twice, but it is " + problem));
        };
    }

    private SweepOrder order(Optional<TargetName> queue, List<String> known) {
        String bucket = text(
                BUCKET,
                given -> BUCKET_NAME.matcher(given).matches(),
                "must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens");
        String prefix = text(
                PREFIX,
                given -> given.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY,
                "must be the beginning of keys: at most " + LONGEST_KEY + " bytes in UTF-8");
        json.names().stream()
                .filter(name -> !known.contains(name))
                .limit(MOST_VIOLATIONS)
                .forEach(name ->
                        violations.add(new Violation(shortened(name), "is unknown: use " + String.join(", ", known))));
        if (!violations.isEmpty()) {
            throw new ProblemException(new Problem.BadInput(violations));
        }
        return new SweepOrder(bucket, prefix, queue);
    }

    /** The text of a field, empty if it is absent; a rule that it breaks is noted. */
    private String text(String field, Predicate<String> keepsRule, String rule) {
        Optional<String> text = json.has(field) ? string(field) : Optional.of("");
        if (text.filter(keepsRule).isEmpty()) {
            violations.add(new Violation(field, rule));
        }
        return text.orElse("");
    }

    private Optional<String> string(String field) {
        return switch (json.as(object -> object.text(field))) {
            case Decoded.Value<String>(String text) -> Optional.of(text);
            case Decoded.Malformed<String> otherType -> Optional.empty();
        };
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
    }
}
