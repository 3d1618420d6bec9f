package dev.reelay.producer.intake.web;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Owner;
import dev.reelay.producer.intake.JobOrder;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.Problem.Violation;
import dev.reelay.producer.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an order from the body of a request, by its rules and not by Jackson's: nothing is converted (no {@code "7"}, no
 * {@code 7.0}), nothing is overlooked (unknown fields, names given twice, text after the end), null means absent, and all
 * violations are reported at once.
 */
final class OrderText {

    private static final int MOST_VIOLATIONS = 20;
    private static final int LONGEST_NAME = 60;
    private static final Set<String> FIELDS = Set.of("count", "seed", "owner");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Violation> violations = new ArrayList<>();

    private OrderText() {}

    /**
     * The order that {@code body} is; none: all defaults.
     *
     * @throws ProblemException naming every field that breaks a rule
     */
    static JobOrder read(byte @Nullable [] body) {
        return body == null || body.length == 0
                ? new JobOrder(JobOrder.DEFAULT_COUNT, OptionalLong.empty())
                : new OrderText().order(object(body));
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            String where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
            throw bodyProblem("must be one JSON object without a name given twice" + where);
        }
        throw bodyProblem("must be a JSON object");
    }

    private static ProblemException bodyProblem(String rule) {
        return new ProblemException(Problem.BadInput.of("body", rule));
    }

    private JobOrder order(ObjectNode object) {
        int count = count(object.get("count"));
        OptionalLong seed = seed(object.get("seed"));
        Optional<Owner> owner = owner(object.get("owner"));
        object.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .limit(MOST_VIOLATIONS)
                .forEach(name ->
                        violations.add(new Violation(shortened(name), "is unknown: use count, seed and owner")));
        if (!violations.isEmpty()) {
            throw new ProblemException(new Problem.BadInput(violations));
        }
        return new JobOrder(count, seed, owner);
    }

    private int count(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return JobOrder.DEFAULT_COUNT;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || !JobOrder.isValid(node.longValue())) {
            violations.add(new Violation("count", "must be a whole number from 1 to " + Job.MOST_MOVIES));
            return JobOrder.DEFAULT_COUNT;
        }
        return node.intValue();
    }

    private OptionalLong seed(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            violations.add(new Violation("seed", "must be a whole number of 64 bits, from -2^63 to 2^63-1"));
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.longValue());
    }

    private Optional<Owner> owner(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString() || !Owner.isValid(node.stringValue())) {
            violations.add(new Violation("owner", Owner.RULE));
            return Optional.empty();
        }
        return Optional.of(new Owner(node.stringValue()));
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
    }
}
