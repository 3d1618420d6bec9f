package dev.reelay.widgets.dynamo;

import static dev.reelay.widgets.dynamo.WidgetPartition.APPLIED;
import static dev.reelay.widgets.dynamo.WidgetPartition.HELD_UNTIL;
import static dev.reelay.widgets.dynamo.WidgetPartition.HOLDER;
import static dev.reelay.widgets.dynamo.WidgetPartition.KEPT_IN;
import static dev.reelay.widgets.dynamo.WidgetPartition.KNOWN_UNTIL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.schema.TableLayout;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.WidgetKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Who has which widget. */
final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private static final AttributeValue FREE = fromN("0");

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;
    private final Supplier<String> holders;
    private final LeaseTerms terms;

    /** What comes of trying to take a widget. */
    sealed interface Taking {

        /** It is ours. */
        record Taken(Lease lease) implements Taking {}

        /** Somebody else has it, for this long at most, if he does not take it again. */
        record Held(Duration remaining) implements Taking {}
    }

    /** Leases on these terms, each with a holder of its own drawn from {@code holders}. */
    Leases(DynamoDbClient client, String table, Clock clock, Supplier<String> holders, LeaseTerms terms) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.holders = holders;
        this.terms = terms;
    }

    Taking take(WidgetKey widget) {
        String holder = holders.get();
        Instant now = clock.instant();
        Instant until = now.plus(terms.length());
        try {
            UpdateItemResponse taken = client.updateItem(request -> request.tableName(table)
                    .key(WidgetPartition.holding(widget))
                    .updateExpression("SET #holder = :holder, #held_until = :held_until,"
                            + " #expires_on = if_not_exists(#known_until, :expires_on),"
                            + " #applied = if_not_exists(#applied, :zero)")
                    // Somebody else has it; or we do, by an attempt whose answer was lost.
                    .conditionExpression("attribute_not_exists(#held_until) OR #held_until < :now OR #holder = :holder")
                    .expressionAttributeNames(Map.of(
                            "#holder", HOLDER,
                            "#held_until", HELD_UNTIL,
                            "#expires_on", TableLayout.EXPIRES_ON,
                            "#known_until", KNOWN_UNTIL,
                            "#applied", APPLIED))
                    .expressionAttributeValues(Map.of(
                            ":holder", fromS(holder),
                            ":held_until", millis(until),
                            ":now", millis(now),
                            ":expires_on", WidgetPartition.expiry(now),
                            ":zero", fromN("0")))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Taking.Taken(new Lease(widget, holder, now, until, applied(taken.attributes())));
        } catch (ConditionalCheckFailedException held) {
            return new Taking.Held(remaining(held, now));
        } catch (TransactionConflictException inUse) {
            // By a call that ends as we look, most likely the one that gives it back.
            return new Taking.Held(Duration.ZERO);
        }
    }

    /** No more than a lease is long, whatever the holder's clock says. */
    private Duration remaining(ConditionalCheckFailedException held, Instant now) {
        return Optional.ofNullable(held.item().get(HELD_UNTIL))
                .map(until -> Duration.between(now, Instant.ofEpochMilli(Long.parseLong(until.n()))))
                .filter(remaining -> remaining.compareTo(terms.length()) < 0)
                .orElse(terms.length());
    }

    void giveBack(Lease lease) {
        if (!mayEndEarly(lease)) {
            return;
        }
        try {
            client.updateItem(request -> request.tableName(table)
                    .key(WidgetPartition.holding(lease.widget()))
                    .updateExpression("SET #held_until = :free")
                    // It has ended, and the next one has it.
                    .conditionExpression("#holder = :holder")
                    .expressionAttributeNames(Map.of("#holder", HOLDER, "#held_until", HELD_UNTIL))
                    .expressionAttributeValues(Map.of(":free", FREE, ":holder", fromS(lease.holder()))));
        } catch (ConditionalCheckFailedException taken) {
            LOG.debug("the lease of widget {} had ended", lease.widget());
        } catch (SdkException unanswered) {
            LOG.debug("the lease of widget {} ends by itself", lease.widget(), unanswered);
        }
    }

    /** Counts a request as applied to the widgets there, if the widget is still its holder's, and gives the widget back. */
    Update counting(Application application, Destination destination) {
        Lease lease = application.lease();
        boolean exists = application.change().after().isPresent();
        return Update.builder()
                .tableName(table)
                .key(WidgetPartition.holding(lease.widget()))
                .updateExpression("SET #applied = :applied, #held_until = :held_until, #kept_in = :kept_in,"
                        + " #expires_on = :expires_on"
                        + (exists ? ", #known_until = :expires_on" : " REMOVE #known_until"))
                // The lease has ended, and somebody has taken the widget since: what he does comes first.
                .conditionExpression("#holder = :holder")
                .expressionAttributeNames(Map.of(
                        "#holder", HOLDER,
                        "#applied", APPLIED,
                        "#held_until", HELD_UNTIL,
                        "#kept_in", KEPT_IN,
                        "#known_until", KNOWN_UNTIL,
                        "#expires_on", TableLayout.EXPIRES_ON))
                .expressionAttributeValues(Map.of(
                        ":holder", fromS(lease.holder()),
                        ":kept_in", fromS(destination.text()),
                        ":expires_on", exists ? WidgetPartition.NEVER : WidgetPartition.expiry(clock.instant()),
                        ":applied", fromN(Long.toString(application.number())),
                        ":held_until", mayEndEarly(lease) ? FREE : millis(lease.until())))
                .build();
    }

    private boolean mayEndEarly(Lease lease) {
        return lease.isYoungerThan(terms.attempt(), clock.instant());
    }

    private static long applied(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(APPLIED))
                .map(value -> Long.parseLong(value.n()))
                .orElse(0L);
    }

    private static AttributeValue millis(Instant time) {
        return fromN(Long.toString(time.toEpochMilli()));
    }
}
