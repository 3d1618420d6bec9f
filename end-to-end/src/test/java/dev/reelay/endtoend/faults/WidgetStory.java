package dev.reelay.endtoend.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests for one widget, in their order. What they make of it is worked out here once more, by other code than the product's, so
 * that no mistake is its own proof. A widget is its attributes, by their names, all on one level; where there is none it is empty.
 *
 * @param requests as they are posted
 */
public record WidgetStory(String widgetId, List<ObjectNode> requests) {

    private static final String OWNER = "ann-lee";

    /** Written both ways, it is one owner. */
    private static final List<String> OWNERS = List.of("Ann Lee", "ann lee");

    private static final List<String> TYPES = List.of("update", "update", "update", "update", "create", "delete");
    private static final List<String> SINGLE = List.of("widgetId", "owner", "label", "description");
    private static final List<String> OTHERS = List.of("a", "b", "c");

    /** So many requests, drawn at random but for the first, which creates the widget. */
    public static WidgetStory drawn(String widgetId, int count, Random random) {
        return new WidgetStory(
                widgetId,
                IntStream.range(0, count)
                        .mapToObj(number -> draw(widgetId, number, random))
                        .toList());
    }

    private static ObjectNode draw(String widgetId, int number, Random random) {
        String type = number == 0 ? "create" : TYPES.get(random.nextInt(TYPES.size()));
        ObjectNode request = Call.JSON
                .createObjectNode()
                .put("type", type)
                .put("requestId", "r-%03d".formatted(number))
                .put("widgetId", widgetId)
                .put("owner", OWNERS.get(random.nextInt(OWNERS.size())));
        if (!type.equals("delete")) {
            describe(request, number, random);
        }
        return request;
    }

    /** Each attribute is said something of, removed, or not mentioned. */
    private static void describe(ObjectNode request, int number, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> request.put("label", "");
            case 1 -> request.putNull("label");
            case 2 -> request.put("label", "label of " + number);
            default -> {}
        }
        if (random.nextBoolean()) {
            request.put("description", "description of " + number);
        }
        ArrayNode others = request.putArray("otherAttributes");
        for (String name : OTHERS) {
            if (random.nextBoolean()) {
                String value = random.nextInt(3) == 0 ? "" : name + " of " + number;
                others.addObject().put("name", name).put("value", value);
            }
        }
    }

    /** As it stands in URLs and keys. */
    public String path() {
        return OWNER + "/" + widgetId;
    }

    /** The ids of the requests, in their order. */
    public List<String> ids() {
        return requests.stream()
                .map(request -> request.path("requestId").asString())
                .toList();
    }

    /** What the requests make of the widget. */
    public SortedMap<String, String> end() {
        return states(requests).getLast();
    }

    /** What each of these requests leaves, where none was before; what changes nothing leaves nothing new. */
    static List<SortedMap<String, String>> states(List<ObjectNode> requests) {
        List<SortedMap<String, String>> states = new ArrayList<>(List.of(new TreeMap<>()));
        for (ObjectNode request : requests) {
            SortedMap<String, String> next = next(states.getLast(), request);
            if (!next.equals(states.getLast())) {
                states.add(next);
            }
        }
        return states;
    }

    private static SortedMap<String, String> next(SortedMap<String, String> before, ObjectNode request) {
        return switch (request.path("type").asString()) {
            case "create" -> withoutEmpty(flat(request));
            case "update" -> before.isEmpty() ? before : merged(before, flat(request));
            case "delete" -> new TreeMap<>();
            default -> throw new IllegalArgumentException("no request: " + request);
        };
    }

    private static SortedMap<String, String> merged(SortedMap<String, String> before, SortedMap<String, String> said) {
        SortedMap<String, String> merged = new TreeMap<>(before);
        said.forEach((name, value) -> {
            // Whose it is was said when it was created.
            if (!name.equals("owner")) {
                merged.put(name, value);
            }
        });
        return withoutEmpty(merged);
    }

    private static SortedMap<String, String> withoutEmpty(SortedMap<String, String> attributes) {
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    /** What a request, or a widget that is told or kept as JSON, says. */
    public static SortedMap<String, String> flat(JsonNode json) {
        SortedMap<String, String> flat = new TreeMap<>();
        for (String name : SINGLE) {
            if (json.path(name).isString()) {
                flat.put(name, json.path(name).stringValue());
            }
        }
        json.path("otherAttributes")
                .forEach(other -> flat.put(
                        other.path("name").asString(), other.path("value").asString()));
        return flat;
    }
}
