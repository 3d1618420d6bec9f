package dev.reelay.movie;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON objects of strangers: one object, no duplicate names, at most 32 levels deep; what is deeper is refused by the
 * parser before anything of it is built.
 */
public final class JsonText {

    /** The deepest nesting that is read. */
    public static final int DEEPEST = 32;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;

    private JsonText(ObjectNode object) {
        this.object = object;
    }

    /** The object that {@code json} is, or why it is none; the text itself is not repeated in the problem. */
    public static Decoded<JsonText> read(String json) {
        return read(() -> MAPPER.readTree(json));
    }

    /** As {@link #read(String)}, from UTF-8. */
    public static Decoded<JsonText> read(byte[] json) {
        return read(() -> MAPPER.readTree(json));
    }

    /** Whether {@code text} can be written in UTF-8: JSON can spell half of a surrogate pair, which cannot. */
    public static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** The names of its fields, in their order. */
    public Collection<String> names() {
        return object.propertyNames();
    }

    /** Whether {@code field} is there and not null. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** All of it, for who looks at it as a whole. */
    public JsonNode node() {
        return object;
    }

    /** The text of {@code field}. */
    public String text(String field) {
        JsonNode node = object.get(field);
        if (node == null || !node.isString()) {
            throw new FieldProblem(field + (node == null ? " is missing" : " is not a string"));
        }
        return node.stringValue();
    }

    /** The whole number in {@code field}. */
    public int number(String field) {
        JsonNode node = object.get(field);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new FieldProblem(field + (node == null ? " is missing" : " is not a whole number"));
        }
        return node.intValue();
    }

    /**
     * Builds a value from the fields; a field that is missing, of another type or outside its rule makes it malformed.
     *
     * @param builder may throw {@link IllegalArgumentException}, as validating records do
     */
    public <T> Decoded<T> as(Function<JsonText, T> builder) {
        try {
            return new Decoded.Value<>(builder.apply(this));
        } catch (IllegalArgumentException broken) {
            return new Decoded.Malformed<>(String.valueOf(broken.getMessage()));
        }
    }

    private static Decoded<JsonText> read(Supplier<@Nullable JsonNode> parse) {
        try {
            return parse.get() instanceof ObjectNode object
                    ? new Decoded.Value<>(new JsonText(object))
                    : new Decoded.Malformed<>("not a JSON object");
        } catch (StreamConstraintsException tooMuch) {
            return new Decoded.Malformed<>(
                    "JSON nested deeper than " + DEEPEST + " levels, or with a longer number or name than is read");
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            return new Decoded.Malformed<>("not JSON"
                    + (at == null ? "" : ", from line " + at.getLineNr() + ", column " + at.getColumnNr() + " on"));
        }
    }

    /** A field breaks its rule. */
    private static final class FieldProblem extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        FieldProblem(String message) {
            super(message);
        }
    }
}
