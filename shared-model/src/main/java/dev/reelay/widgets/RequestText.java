package dev.reelay.widgets;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads requests, from a client or from where they lie, by one set of rules: nothing is converted, nothing is overlooked, null means
 * absent, and every field that breaks a rule is named.
 */
public final class RequestText {

    private RequestText() {}

    /** The request that {@code json} is, or what is wrong with it. */
    public static Reading read(byte[] json) {
        return switch (JsonText.read(json)) {
            case Decoded.Malformed<JsonText>(String problem) ->
                new Reading.Broken(List.of(new Violation("body", "must be one JSON object: it is " + problem)));
            case Decoded.Value<JsonText>(JsonText text) -> read(text);
        };
    }

    /** The JSON Schema by which they are read. */
    public static String schema() {
        return RequestSchema.text().toString();
    }

    private static Reading read(JsonText text) {
        List<Violation> violations = new ArrayList<>(RequestSchema.violations(text.node()));
        if (violations.isEmpty() && namesTwice(text.node())) {
            violations.add(new Violation(Widget.OTHER, RequestSchema.rule(Widget.OTHER)));
        }
        if (violations.isEmpty()) {
            violations.addAll(inHalves(text));
        }
        if (!violations.isEmpty()) {
            return new Reading.Broken(violations);
        }
        return switch (text.as(RequestText::request)) {
            case Decoded.Value<WidgetRequest>(WidgetRequest request) -> fitting(request);
            // The schema's engine reads patterns a little otherwise than Java does.
            case Decoded.Malformed<WidgetRequest>(String problem) ->
                new Reading.Broken(List.of(new Violation("body", "must be a request: " + problem)));
        };
    }

    /** What no widget can take by itself is refused at once; what it cannot take besides what it has shows when it is applied. */
    private static Reading fitting(WidgetRequest request) {
        int bytes = request.applyTo(Optional.empty())
                .after()
                .map(widget -> widget.json().length)
                .orElse(0);
        return bytes <= Widget.LARGEST
                ? new Reading.Request(request)
                : new Reading.Broken(List.of(new Violation(
                        "body",
                        "must be of a widget of at most %d bytes: this one has %d".formatted(Widget.LARGEST, bytes))));
    }

    /** Which fields no widget can keep, though they are JSON. */
    private static List<Violation> inHalves(JsonText text) {
        return text.names().stream()
                .filter(field -> !isWhole(text.node().path(field)))
                .map(field -> new Violation(
                        field, "must be in whole characters: half of a surrogate pair cannot be written in UTF-8"))
                .toList();
    }

    private static boolean isWhole(JsonNode node) {
        return node.isString()
                ? JsonText.isWhole(node.stringValue())
                : node.valueStream().allMatch(RequestText::isWhole);
    }

    private static boolean namesTwice(JsonNode request) {
        Set<String> names = new HashSet<>();
        for (JsonNode other : request.path(Widget.OTHER)) {
            if (!names.add(other.path("name").asString(""))) {
                return true;
            }
        }
        return false;
    }

    private static WidgetRequest request(JsonText json) {
        Owner owner = new Owner(json.text("owner"));
        RequestId id = new RequestId(WidgetKey.of(owner, json.text("widgetId")), json.text("requestId"));
        return switch (json.text("type")) {
            case WidgetRequest.Create.TYPE -> new WidgetRequest.Create(id, owner, values(json.node()));
            case WidgetRequest.Update.TYPE -> new WidgetRequest.Update(id, owner, values(json.node()));
            case WidgetRequest.Delete.TYPE -> new WidgetRequest.Delete(id, owner);
            case String other -> throw new IllegalArgumentException("type is none that this version knows: " + other);
        };
    }

    private static SortedMap<String, String> values(JsonNode request) {
        SortedMap<String, String> values = new TreeMap<>();
        put(values, Widget.LABEL, request.path(Widget.LABEL));
        put(values, Widget.DESCRIPTION, request.path(Widget.DESCRIPTION));
        for (JsonNode other : request.path(Widget.OTHER)) {
            put(values, other.path("name").asString(""), other.path("value"));
        }
        return values;
    }

    private static void put(SortedMap<String, String> values, String name, JsonNode value) {
        if (value.isString()) {
            values.put(name, value.stringValue());
        }
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** It is this request. */
        record Request(WidgetRequest request) implements Reading {}

        /** It breaks rules. */
        record Broken(List<Violation> violations) implements Reading {

            /** In one line. */
            public String summary() {
                return violations.stream()
                        .map(violation -> violation.field() + " " + violation.rule())
                        .collect(Collectors.joining("; "));
            }
        }
    }

    /**
     * A rule that is broken.
     *
     * @param field the request's field, or {@code body} for the whole
     * @param rule to be read after the field's name
     */
    public record Violation(String field, String rule) {}
}
