package dev.reelay.movie;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a JSON object into what an item can hold, token by token: numbers with all their digits, and never more than an item may take,
 * counted as DynamoDB counts (AWS: "DynamoDB item sizes and formats"). So a file of a mebibyte of brackets, which as a tree would take a
 * hundred, is given up in time.
 */
final class ExactJson {

    /** Two less than DynamoDB's 32 (AWS: "Quotas"), the map {@code attributes} itself and the value within the innermost one. */
    static final int DEEPEST = 30;

    /** Of a list or a map, beside one byte for each that it holds. */
    private static final int COLLECTION_BYTES = 3;

    private final JsonParser parser;
    private int left = OwnFile.MOST_BYTES;

    private ExactJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The object that {@code text} is.
     *
     * @throws IllegalArgumentException if it is another value, or one that no item can hold: with why
     * @throws tools.jackson.core.JacksonException if it is no JSON, or an object gives a name twice
     */
    static JsonValue.Fields read(String text) {
        try (JsonParser parser = JsonText.MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("is not a JSON object");
            }
            JsonValue.Fields fields = new ExactJson(parser).fields(1);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("goes on after its object");
            }
            return fields;
        }
    }

    private JsonValue value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> fields(depth + 1);
            case START_ARRAY -> elements(depth + 1);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> truth(true);
            case VALUE_FALSE -> truth(false);
            case VALUE_NULL -> nothing();
            default -> throw new IllegalArgumentException("is not JSON");
        };
    }

    private JsonValue.Fields fields(int depth) {
        enter(depth);
        Map<String, JsonValue> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            spend(1 + utf8Length(name));
            values.put(name, value(parser.nextToken(), depth));
        }
        return new JsonValue.Fields(values);
    }

    private JsonValue.Elements elements(int depth) {
        enter(depth);
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            spend(1);
            values.add(value(token, depth));
        }
        return new JsonValue.Elements(values);
    }

    private JsonValue text() {
        String text = parser.getString();
        spend(utf8Length(text));
        return new JsonValue.Text(text);
    }

    /** A byte for two digits, one more, and one for the sign. */
    private JsonValue number() {
        JsonValue.Numeral number = new JsonValue.Numeral(decimal());
        spend((number.value().precision() + 1) / 2 + 2);
        return number;
    }

    private BigDecimal decimal() {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException beyondAll) {
            throw JsonValue.Numeral.outOfRange(parser.getString());
        }
    }

    private JsonValue truth(boolean value) {
        spend(1);
        return new JsonValue.Truth(value);
    }

    private JsonValue nothing() {
        spend(1);
        return new JsonValue.Nothing();
    }

    private void enter(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "nests deeper than " + DEEPEST + " levels, which is all that an item holds");
        }
        spend(COLLECTION_BYTES);
    }

    private void spend(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new IllegalArgumentException("takes more than " + OwnFile.MOST_BYTES
                    + " bytes as attributes of an item, of which DynamoDB holds no more; send it in parts");
        }
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
