package dev.reelay.widgets.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.movie.Sha256;
import dev.reelay.schema.TableLayout;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.Standing;
import dev.reelay.widgets.WidgetRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** A request's item. One that was applied without having been entered, because somebody put it into the bucket himself, has no key. */
final class RequestItem {

    static final String APPLIED_ON = "applied_on";

    private static final String KEY = "key";
    private static final String DIGEST = "digest";
    private static final String TAKEN_ON = "taken_on";
    private static final String NUMBER = "number";
    private static final String OUTCOME = "outcome";
    private static final String APPLIED_TO = "applied_to";

    private RequestItem() {}

    static Map<String, AttributeValue> entered(WidgetRequest request, RequestKey key, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(WidgetPartition.request(request.id()));
        item.put(KEY, fromS(key.value()));
        item.put(DIGEST, fromS(digest(request)));
        item.put(TAKEN_ON, fromS(now.toString()));
        item.put(TableLayout.EXPIRES_ON, WidgetPartition.expiry(now));
        return item;
    }

    /** What an item says to a request of its id, which would have this key. */
    static Entry entry(Map<String, AttributeValue> item, WidgetRequest request, RequestKey key) {
        return new Entry(
                text(item, KEY).map(RequestKey::new).orElse(key), isOf(item, request), item.containsKey(APPLIED_ON));
    }

    /** What an item says to a request of its id that is about to be applied there. */
    static Standing standing(Map<String, AttributeValue> item, WidgetRequest request, Destination destination) {
        if (!isOf(item, request)) {
            return Standing.ID_REUSED;
        }
        // An earlier version wrote that it was applied, and not to what.
        boolean applied = Optional.ofNullable(item.get(APPLIED_TO))
                .map(AttributeValue::ss)
                .map(destinations -> destinations.contains(destination.text()))
                .orElseGet(() -> item.containsKey(APPLIED_ON));
        return applied ? Standing.APPLIED : Standing.OPEN;
    }

    static boolean isOf(Map<String, AttributeValue> item, WidgetRequest request) {
        return text(item, DIGEST).map(digest(request)::equals).orElse(true);
    }

    /** Whether it was entered as applied under this lease. */
    static boolean isAppliedUnder(Lease lease, Map<String, AttributeValue> item) {
        return text(item, WidgetPartition.HOLDER).filter(lease.holder()::equals).isPresent();
    }

    static Update applied(String table, Application application, Destination destination, Instant now) {
        return Update.builder()
                .tableName(table)
                .key(WidgetPartition.request(application.request().id()))
                .updateExpression("SET #applied_on = :applied_on, #number = :number, #outcome = :outcome,"
                        + " #holder = :holder, #digest = :digest, #expires_on = :expires_on"
                        + " ADD #applied_to :destinations")
                // Another delivery of the same pointer was quicker, or our own transaction repeated after a lost
                // answer.
                .conditionExpression("NOT contains(#applied_to, :destination)"
                        + " AND (attribute_exists(#applied_to) OR attribute_not_exists(#applied_on))")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .expressionAttributeNames(Map.of(
                        "#applied_on", APPLIED_ON,
                        "#number", NUMBER,
                        "#outcome", OUTCOME,
                        "#holder", WidgetPartition.HOLDER,
                        "#digest", DIGEST,
                        "#applied_to", APPLIED_TO,
                        "#expires_on", TableLayout.EXPIRES_ON))
                .expressionAttributeValues(Map.of(
                        ":applied_on", fromS(now.toString()),
                        ":number", fromN(Long.toString(application.number())),
                        ":outcome", fromS(application.change().outcome().wireName()),
                        ":holder", fromS(application.lease().holder()),
                        ":digest", fromS(digest(application.request())),
                        ":destination", fromS(destination.text()),
                        ":destinations", AttributeValue.fromSs(List.of(destination.text())),
                        ":expires_on", WidgetPartition.expiry(now)))
                .build();
    }

    private static String digest(WidgetRequest request) {
        return Sha256.hex(new String(request.json(), StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }
}
