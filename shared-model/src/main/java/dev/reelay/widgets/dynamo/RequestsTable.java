package dev.reelay.widgets.dynamo;

import static dev.reelay.widgets.dynamo.WidgetPartition.LATEST;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.reelay.ledger.LedgerBusyException;
import dev.reelay.schema.TableLayout;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.LeaseLostException;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Standing;
import dev.reelay.widgets.WidgetBusyException;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import dev.reelay.widgets.dynamo.Leases.Taking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The requests' side of the one table: {@link WidgetPartition} has its layout. */
final class RequestsTable implements RequestLedger {

    /** Each is met only by a request for the same widget that was taken at this very moment. */
    private static final int MOST_COLLISIONS = 50;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");

    private final DynamoDbClient client;
    private final String table;
    private final Destination destination;
    private final Clock clock;
    private final Leases leases;
    private final AwsRequestOverrideConfiguration bounds;

    /** Ten seconds: less than the time that a service has to stop. */
    private final RetryTemplate whileHeld = new RetryTemplate(RetryPolicy.builder()
            .includes(WidgetBusyException.class)
            .maxRetries(40)
            .delay(Duration.ofMillis(250))
            .build());

    private final RetryTemplate whileContended = new RetryTemplate(RetryPolicy.builder()
            .includes(LedgerBusyException.class, TransactionInProgressException.class)
            .maxRetries(7)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(20))
            .multiplier(2)
            .build());

    /**
     * Of requests that are applied to the widgets of a destination. Entering one takes at most {@code timeout} for each call, because a
     * client waits for it.
     */
    RequestsTable(
            DynamoDbClient client,
            String table,
            Destination destination,
            Clock clock,
            Leases leases,
            Duration timeout) {
        this.client = client;
        this.table = table;
        this.destination = destination;
        this.clock = clock;
        this.leases = leases;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
    }

    @Override
    public Entry enter(WidgetRequest request) {
        RequestKey key = RequestKey.at(nextMicros(request.id().widget()), request.id());
        Map<String, AttributeValue> item = RequestItem.entered(request, key, clock.instant());
        try {
            client.putItem(put -> put.tableName(table)
                    .overrideConfiguration(bounds)
                    .item(item)
                    // The same request submitted again, or our own put repeated after a lost answer: the first one's
                    // key stands.
                    .conditionExpression("attribute_not_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Entry(key, true, false);
        } catch (ConditionalCheckFailedException known) {
            Map<String, AttributeValue> entered =
                    known.hasItem() ? known.item() : item(WidgetPartition.request(request.id()));
            return RequestItem.entry(entered, request, key);
        }
    }

    /** The time, or, if the widget has a request with a later key, the microsecond after that: instances' clocks differ. */
    private long nextMicros(WidgetKey widget) {
        long candidate = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        for (int i = 0; i < MOST_COLLISIONS; i++) {
            Optional<Long> latest = claim(widget, candidate);
            if (latest.isEmpty()) {
                return candidate;
            }
            candidate = Math.max(candidate, latest.get()) + 1;
        }
        throw new LedgerBusyException("too many requests for widget " + widget + " at once", null);
    }

    /** The later key that there is; none: this is now the latest. */
    private Optional<Long> claim(WidgetKey widget, long micros) {
        Map<String, AttributeValue> key = WidgetPartition.intake(widget);
        try {
            client.updateItem(request -> request.tableName(table)
                    .overrideConfiguration(bounds)
                    .key(key)
                    .updateExpression("SET #latest = :micros, #expires_on = :expires_on")
                    // Somebody else has taken a request for the same widget, perhaps by a clock that is ahead of ours.
                    .conditionExpression("attribute_not_exists(#latest) OR #latest < :micros")
                    .expressionAttributeNames(Map.of("#latest", LATEST, "#expires_on", TableLayout.EXPIRES_ON))
                    .expressionAttributeValues(Map.of(
                            ":micros", fromN(Long.toString(micros)),
                            ":expires_on", WidgetPartition.expiry(clock.instant())))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException later) {
            return Optional.of(later.hasItem() ? latest(later.item()) : micros);
        }
    }

    private static long latest(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(LATEST))
                .map(value -> Long.parseLong(value.n()))
                .orElse(0L);
    }

    @Override
    public boolean isApplied(RequestId id) {
        return item(WidgetPartition.request(id)).containsKey(RequestItem.APPLIED_ON);
    }

    @Override
    public Standing standing(WidgetRequest request) {
        return RequestItem.standing(item(WidgetPartition.request(request.id())), request, destination);
    }

    @Override
    public Optional<Destination> keptIn(WidgetKey widget) {
        return Optional.ofNullable(item(WidgetPartition.holding(widget)).get(WidgetPartition.KEPT_IN))
                .map(AttributeValue::s)
                .flatMap(Destination::parse);
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return client.getItem(request -> request.tableName(table)
                        .overrideConfiguration(bounds)
                        .key(key)
                        .consistentRead(true))
                .item();
    }

    @Override
    public Optional<Lease> tryLease(WidgetKey widget) {
        return switch (leases.take(widget)) {
            case Taking.Taken(Lease lease) -> Optional.of(lease);
            case Taking.Held held -> Optional.empty();
        };
    }

    @Override
    public Lease lease(WidgetKey widget) {
        return whileHeld.invoke(() -> switch (leases.take(widget)) {
            case Taking.Taken(Lease lease) -> lease;
            case Taking.Held(Duration remaining) -> throw new WidgetBusyException(widget, remaining);
        });
    }

    @Override
    public void giveBack(Lease lease) {
        leases.giveBack(lease);
    }

    @Override
    public boolean record(Application application) {
        return record(application, List.of());
    }

    /** In one transaction with {@code more}, which happens only if the request was not applied before and the widget is still ours. */
    boolean record(Application application, List<TransactWriteItem> more) {
        return whileContended.invoke(() -> attempt(application, more));
    }

    private boolean attempt(Application application, List<TransactWriteItem> more) {
        List<TransactWriteItem> actions = new ArrayList<>(List.of(
                updating(RequestItem.applied(table, application, destination, clock.instant())),
                updating(leases.counting(application, destination))));
        actions.addAll(more);
        try {
            client.transactWriteItems(request -> request.transactItems(actions));
            return true;
        } catch (TransactionCanceledException cancelled) {
            List<String> codes = cancelled.cancellationReasons().stream()
                    .map(reason -> String.valueOf(reason.code()))
                    .toList();
            if (!codes.isEmpty() && codes.getFirst().equals(CONDITION_FAILED)) {
                Map<String, AttributeValue> item =
                        cancelled.cancellationReasons().getFirst().item();
                if (!RequestItem.isOf(item, application.request())) {
                    // Another request of its id was applied since it was looked for: this one is looked at again.
                    throw new LeaseLostException(application.request().id());
                }
                // It is applied, by whomever: just what was wanted. By ourselves, if an answer was lost.
                leases.giveBack(application.lease());
                return RequestItem.isAppliedUnder(application.lease(), item);
            }
            throw failure(application, cancelled, codes);
        }
    }

    private static RuntimeException failure(
            Application application, TransactionCanceledException cancelled, List<String> codes) {
        if (codes.contains(CONDITION_FAILED)) {
            return new LeaseLostException(application.request().id());
        }
        return codes.stream().anyMatch(PASSING::contains)
                ? new LedgerBusyException(
                        "the transaction met others on its items for too long: " + cancelled.getMessage(), cancelled)
                : cancelled;
    }

    private static TransactWriteItem updating(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }
}
