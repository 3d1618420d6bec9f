package dev.reelay.infrastructure.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a template or a request holds. Numbers and booleans are texts, as they are to CloudFormation. */
public sealed interface Value {

    /** A text. */
    record Text(String text) implements Value {}

    /** A list. */
    record Items(List<Value> values) implements Value {}

    /** Values by their names, in order. */
    record Fields(Map<String, Value> values) implements Value {}

    /** No fields. */
    static Value empty() {
        return new Fields(Map.of());
    }

    /** Reads YAML, which JSON is a part of. */
    static Value parse(String yaml) {
        return ShortForms.parse(yaml);
    }

    /** The text that this is. */
    default String text() {
        if (this instanceof Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("not a text: " + this);
    }

    /** The values of this list; a single value is a list of one, as in policies. */
    default List<Value> items() {
        return this instanceof Items(List<Value> values) ? values : List.of(this);
    }

    /** The values by their names. */
    default Map<String, Value> fields() {
        if (this instanceof Fields(Map<String, Value> values)) {
            return values;
        }
        throw new IllegalArgumentException("no fields in " + this);
    }

    /** The value of this name, or {@link #empty()}. */
    default Value field(String name) {
        return fields().getOrDefault(name, empty());
    }

    /** Each text by its path, such as {@code KeySchema[0].AttributeName}. */
    default Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        walk("", this, texts::put);
        return texts;
    }

    private static void walk(String path, Value value, BiConsumer<String, String> found) {
        switch (value) {
            case Text(String text) -> found.accept(path, text);
            case Items(List<Value> values) -> {
                for (int i = 0; i < values.size(); i++) {
                    walk(path + "[" + i + "]", values.get(i), found);
                }
            }
            case Fields(Map<String, Value> values) ->
                values.forEach((name, field) -> walk(path.isEmpty() ? name : path + "." + name, field, found));
        }
    }
}
