package dev.reelay.producer.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.widgets.RequestText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the document, as its golden file has it, against the JSON Schema of requests. */
class WidgetRequestDocsTests {

    @Test
    void document_always_hasEveryRuleByWhichRequestsAreReadAndNoOther() throws IOException {
        JsonNode documented = json(WidgetRequestDocsTests.class, "/dev/reelay/producer/apidocs/web/openapi.json")
                .path("components")
                .path("schemas")
                .path("WidgetRequest");

        assertThat(rules(documented))
                .containsKeys("additionalProperties", "properties", "required")
                .isEqualTo(rules(json(RequestText.class, "widget-request.schema.json")));
    }

    /** The keywords of a schema that refuse something, with what they say; texts for people are not. */
    private static Map<String, Object> rules(JsonNode schema) {
        Map<String, Object> rules = new TreeMap<>();
        for (String keyword : schema.propertyNames()) {
            JsonNode value = schema.path(keyword);
            switch (keyword) {
                case "$schema", "title", "description", "example" -> {}
                case "properties" -> rules.put(keyword, fields(value));
                case "items", "not" -> rules.put(keyword, rules(value));
                case "required" ->
                    rules.put(
                            keyword,
                            new TreeSet<>(value.valueStream()
                                    .map(field -> field.asString(""))
                                    .toList()));
                default -> rules.put(keyword, value);
            }
        }
        return rules;
    }

    private static Map<String, Object> fields(JsonNode properties) {
        Map<String, Object> fields = new TreeMap<>();
        properties.propertyNames().forEach(field -> fields.put(field, rules(properties.path(field))));
        return fields;
    }

    private static JsonNode json(Class<?> beside, String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            return new JsonMapper().readTree(stream);
        }
    }
}
