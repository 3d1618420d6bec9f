package dev.reelay.widgets;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A widget as it is.
 *
 * @param owner whose it is
 * @param widgetId its id among those of its owner
 * @param attributes all that it has: {@value #LABEL}, {@value #DESCRIPTION} and others, none of them empty
 */
public record Widget(Owner owner, String widgetId, SortedMap<String, String> attributes) {

    /** The largest widget, in bytes of its JSON: as an item it stays below DynamoDB's 400 KB. */
    public static final int LARGEST = 380_000;

    /** What a widget is called. */
    public static final String LABEL = "label";

    /** What it is. */
    public static final String DESCRIPTION = "description";

    static final String OTHER = "otherAttributes";

    /** Not names of attributes: as top-level attributes of an item they would be taken for something else. */
    static final Set<String> RESERVED = Set.of("widgetId", "owner", "ownerKey", OTHER);

    static final JsonMapper JSON = new JsonMapper();

    /** Rejects empty names and values, and names that are taken. */
    public Widget {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        attributes.forEach((name, value) -> {
            if (name.isEmpty() || value.isEmpty() || RESERVED.contains(name)) {
                throw new IllegalArgumentException("attribute " + name + " is empty, or its name is not one");
            }
        });
    }

    /** Its name. */
    public WidgetKey key() {
        return WidgetKey.of(owner, widgetId);
    }

    /** Its label, if it has one. */
    public Optional<String> label() {
        return Optional.ofNullable(attributes.get(LABEL));
    }

    /** Its description, if it has one. */
    public Optional<String> description() {
        return Optional.ofNullable(attributes.get(DESCRIPTION));
    }

    /** The attributes beside these two, in order of their names. */
    public SortedMap<String, String> otherAttributes() {
        return others(attributes);
    }

    /**
     * As a file: {@code {"widgetId","owner","label","description","otherAttributes":[{"name","value"}]}} in this order, what it does not
     * have left out, UTF-8, no spaces outside strings. The same widget always gives the same bytes.
     */
    public byte[] json() {
        ObjectNode json = JSON.createObjectNode().put("widgetId", widgetId).put("owner", owner.name());
        return JSON.writeValueAsBytes(withAttributes(json, attributes));
    }

    /** What a file says, or why it says nothing: the counterpart of {@link #json}. */
    public static Decoded<Widget> read(byte[] json) {
        return switch (JsonText.read(json)) {
            case Decoded.Value<JsonText>(JsonText text) -> text.as(Widget::of);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    private static Widget of(JsonText json) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (String name : List.of(LABEL, DESCRIPTION)) {
            if (json.node().has(name)) {
                attributes.put(name, json.text(name));
            }
        }
        for (JsonNode other : json.node().path(OTHER)) {
            attributes.put(other.path("name").asString(""), other.path("value").asString(""));
        }
        return new Widget(new Owner(json.text("owner")), json.text("widgetId"), attributes);
    }

    /** The same object with what widgets and requests have in common. */
    static ObjectNode withAttributes(ObjectNode json, SortedMap<String, String> attributes) {
        for (String name : List.of(LABEL, DESCRIPTION)) {
            Optional.ofNullable(attributes.get(name)).ifPresent(value -> json.put(name, value));
        }
        SortedMap<String, String> others = others(attributes);
        if (!others.isEmpty()) {
            ArrayNode list = json.putArray(OTHER);
            others.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
        }
        return json;
    }

    private static SortedMap<String, String> others(SortedMap<String, String> attributes) {
        SortedMap<String, String> others = new TreeMap<>(attributes);
        others.remove(LABEL);
        others.remove(DESCRIPTION);
        return others;
    }
}
