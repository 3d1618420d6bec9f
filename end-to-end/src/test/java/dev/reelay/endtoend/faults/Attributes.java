package dev.reelay.endtoend.faults;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** The attributes of an item, or none where there is no item. */
record Attributes(Map<String, AttributeValue> values) {

    /** A string, or a number as it is written; empty if there is no such attribute. */
    String text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> value.s() == null ? value.n() : value.s())
                .orElse("");
    }

    int number(String name) {
        return values.containsKey(name) ? Integer.parseInt(text(name)) : 0;
    }

    /** Whether the map {@code attributes} of a file of somebody's own says the same as this object. */
    boolean says(JsonNode object) {
        AttributeValue attributes = values.get("attributes");
        return attributes != null && same(attributes, object);
    }

    /** For each of JSON's kinds of values the type that DynamoDB has for it. Numbers are compared, not their spelling. */
    private static boolean same(AttributeValue value, JsonNode json) {
        return switch (value.type()) {
            case S -> json.isString() && json.asString().equals(value.s());
            case N -> json.isNumber() && json.decimalValue().compareTo(new BigDecimal(value.n())) == 0;
            case BOOL -> json.isBoolean() && json.booleanValue() == value.bool();
            case NUL -> json.isNull();
            case L -> json.isArray() && json.size() == value.l().size() && sameElements(value.l(), json);
            case M ->
                json.isObject()
                        && json.size() == value.m().size()
                        && value.m().entrySet().stream()
                                .allMatch(field -> same(field.getValue(), json.path(field.getKey())));
            default -> false;
        };
    }

    private static boolean sameElements(List<AttributeValue> values, JsonNode json) {
        return IntStream.range(0, values.size()).allMatch(i -> same(values.get(i), json.get(i)));
    }

    boolean exist() {
        return !values.isEmpty();
    }

    /** Whether this is a movie's item. */
    boolean areMovie() {
        return values.containsKey("movie_id");
    }

    /** Which movie, if it is one's item. */
    MovieRef movie() {
        return new MovieRef(text("job_id"), Integer.parseInt(text("movie_id")));
    }
}
