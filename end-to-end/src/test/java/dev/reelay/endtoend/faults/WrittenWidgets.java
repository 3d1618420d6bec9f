package dev.reelay.endtoend.faults;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads from requests that AWS has carried out what they have made of widgets. */
final class WrittenWidgets {

    private static final String FILES = "/" + WidgetSetting.WIDGETS + "/widgets/";
    private static final String OWNER_KEY = "ownerKey";

    /** A transaction that comes again has been done before: DynamoDB only says so once more. */
    private final Set<String> transactions = ConcurrentHashMap.newKeySet();

    Stream<Event.WidgetWritten> of(Call call) {
        return switch (call.operation().toString()) {
            case "S3.PutObject", "S3.DeleteObject" -> file(call);
            case "DYNAMODB.TransactWriteItems" -> items(call);
            default -> Stream.empty();
        };
    }

    private static Stream<Event.WidgetWritten> file(Call call) {
        String path = call.uri().getPath();
        if (!path.startsWith(FILES)) {
            return Stream.empty();
        }
        SortedMap<String, String> state = call.operation().name().equals("PutObject")
                ? WidgetStory.flat(Call.JSON.readTree(SignedChunks.content(call)))
                : new TreeMap<>();
        return Stream.of(new Event.WidgetWritten(call.instance(), path.substring(FILES.length()), state));
    }

    private Stream<Event.WidgetWritten> items(Call call) {
        JsonNode transaction = call.json();
        String token = transaction.path("ClientRequestToken").asString("");
        return token.isEmpty() || transactions.add(token)
                ? transaction.path("TransactItems").valueStream().flatMap(action -> item(call.instance(), action))
                : Stream.empty();
    }

    private static Stream<Event.WidgetWritten> item(String instance, JsonNode action) {
        JsonNode put = action.path("Put");
        if (put.path("TableName").asString("").equals(WidgetSetting.WIDGETS)) {
            JsonNode item = put.path("Item");
            SortedMap<String, String> state = new TreeMap<>();
            item.properties()
                    .forEach(attribute -> state.put(
                            attribute.getKey(), attribute.getValue().path("S").asString()));
            state.remove(OWNER_KEY);
            return Stream.of(new Event.WidgetWritten(instance, path(item), state));
        }
        JsonNode delete = action.path("Delete");
        return delete.path("TableName").asString("").equals(WidgetSetting.WIDGETS)
                ? Stream.of(new Event.WidgetWritten(instance, path(delete.path("Key")), new TreeMap<>()))
                : Stream.empty();
    }

    private static String path(JsonNode key) {
        return key.path(OWNER_KEY).path("S").asString() + "/"
                + key.path("widgetId").path("S").asString();
    }
}
