package dev.reelay.producer.tracking.web;

import dev.reelay.movie.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.util.RawValue;

/** JSON as what Jackson writes as such, objects in the order of their names. */
final class PlainJson {

    private PlainJson() {}

    /** The text of it: some hundred kilobytes for what takes megabytes as values. */
    static RawValue text(JsonValue.Fields fields, JsonMapper mapper) {
        return new RawValue(mapper.writeValueAsString(of(fields)));
    }

    private static Map<String, Object> of(JsonValue.Fields fields) {
        Map<String, Object> plain = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> plain.put(name, of(value)));
        return plain;
    }

    private static Object of(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> text;
            case JsonValue.Numeral(BigDecimal number) -> number;
            case JsonValue.Truth(boolean truth) -> truth;
            case JsonValue.Nothing nothing -> NullNode.getInstance();
            case JsonValue.Elements(List<JsonValue> values) ->
                values.stream().map(PlainJson::of).toList();
            case JsonValue.Fields fields -> of(fields);
        };
    }
}
