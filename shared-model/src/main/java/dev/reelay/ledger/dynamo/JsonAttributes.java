package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.movie.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON in DynamoDB's own types, of which there is one for each of JSON's (AWS: "Data types", documents). */
final class JsonAttributes {

    private JsonAttributes() {}

    static AttributeValue of(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> fromS(text);
            case JsonValue.Numeral(BigDecimal number) -> fromN(number.toString());
            case JsonValue.Truth(boolean truth) -> fromBool(truth);
            case JsonValue.Nothing nothing -> fromNul(true);
            case JsonValue.Elements(List<JsonValue> values) ->
                fromL(values.stream().map(JsonAttributes::of).toList());
            case JsonValue.Fields(Map<String, JsonValue> values) -> {
                Map<String, AttributeValue> map = new HashMap<>();
                values.forEach((name, field) -> map.put(name, of(field)));
                yield fromM(map);
            }
        };
    }

    /** What a map holds. One that holds sets or bytes is an {@link IllegalArgumentException}: JSON has none, so we wrote none. */
    static JsonValue.Fields read(Map<String, AttributeValue> map) {
        Map<String, JsonValue> values = new HashMap<>();
        map.forEach((name, value) -> values.put(name, read(value)));
        return new JsonValue.Fields(values);
    }

    private static JsonValue read(AttributeValue value) {
        return switch (value.type()) {
            case S -> new JsonValue.Text(value.s());
            case N -> new JsonValue.Numeral(new BigDecimal(value.n()));
            case BOOL -> new JsonValue.Truth(value.bool());
            case NUL -> new JsonValue.Nothing();
            case L ->
                new JsonValue.Elements(
                        value.l().stream().map(JsonAttributes::read).toList());
            case M -> read(value.m());
            case B, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("attributes hold a " + value.type() + ", which JSON has not");
        };
    }
}
