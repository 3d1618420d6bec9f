package dev.reelay.endtoend.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What is in embedded AWS of widgets. */
record WidgetAccount(Clients aws, WidgetSetting setting) {

    private static final String REQUEST = "REQUEST#";
    private static final String PARKED = "parked/";

    /** What the ledger has of the requests for a widget, by their ids. */
    Map<String, Attributes> requests(WidgetStory story) {
        Map<String, Attributes> requests = new HashMap<>();
        aws
                .dynamoDb()
                .queryPaginator(request -> request.tableName(Account.TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :widget AND begins_with(sk, :request)")
                        .expressionAttributeValues(
                                Map.of(":widget", fromS("WIDGET#" + story.path()), ":request", fromS(REQUEST))))
                .items()
                .stream()
                .map(Attributes::new)
                .forEach(item -> requests.put(item.text("sk").substring(REQUEST.length()), item));
        return requests;
    }

    /** How many requests the widget counts as applied. */
    int counted(WidgetStory story) {
        return new Attributes(aws.dynamoDb()
                        .getItem(request -> request.tableName(Account.TABLE)
                                .consistentRead(true)
                                .key(Map.of("pk", fromS("WIDGET#" + story.path()), "sk", fromS("WIDGET"))))
                        .item())
                .number("applied");
    }

    /** The widget as it is kept, empty if there is none. */
    SortedMap<String, String> kept(WidgetStory story) {
        return switch (setting) {
            case FILES_BY_QUEUE -> file(story);
            case ITEMS_BY_BUCKET -> item(story);
        };
    }

    private SortedMap<String, String> file(WidgetStory story) {
        try {
            return WidgetStory.flat(Call.JSON.readTree(aws.s3()
                    .getObjectAsBytes(
                            request -> request.bucket(WidgetSetting.WIDGETS).key("widgets/" + story.path()))
                    .asByteArray()));
        } catch (NoSuchKeyException none) {
            return new TreeMap<>();
        }
    }

    private SortedMap<String, String> item(WidgetStory story) {
        List<String> key = List.of(story.path().split("/", 2));
        Map<String, AttributeValue> item = aws.dynamoDb()
                .getItem(request -> request.tableName(WidgetSetting.WIDGETS)
                        .consistentRead(true)
                        .key(Map.of("ownerKey", fromS(key.getFirst()), "widgetId", fromS(key.getLast()))))
                .item();
        SortedMap<String, String> attributes = new TreeMap<>();
        item.forEach((name, value) -> attributes.put(name, value.s()));
        attributes.remove("ownerKey");
        return attributes;
    }

    /**
     * The requests that wait in their bucket; those that are parked do not. Where they come by a queue none does: the queue says what is
     * still to be applied.
     */
    int waiting() {
        return switch (setting) {
            case FILES_BY_QUEUE -> 0;
            case ITEMS_BY_BUCKET ->
                Math.toIntExact(
                        aws
                                .s3()
                                .listObjectsV2Paginator(request -> request.bucket(WidgetSetting.REQUESTS))
                                .contents()
                                .stream()
                                .filter(object -> !object.key().startsWith(PARKED))
                                .count());
        };
    }

    /** Why the request that had this key in their bucket is parked, empty text if that is not told; nothing if it is not parked. */
    Optional<String> parked(String key) {
        try {
            return Optional.of(aws.s3()
                    .getObjectAsBytes(
                            request -> request.bucket(WidgetSetting.REQUESTS).key(PARKED + key))
                    .response()
                    .metadata()
                    .getOrDefault("failure-reason", ""));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }
}
