package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.LedgerBusyException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Outlasts others who write the same items, and throttling: DynamoDB cancels the one of two transactions that meet (AWS: "Transaction
 * conflict handling"), which is repeated after a random pause, ever longer, for some seconds in all.
 */
final class Contention {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");

    private final RetryTemplate whileContended = new RetryTemplate(RetryPolicy.builder()
            .includes(LedgerBusyException.class, TransactionInProgressException.class)
            .maxRetries(9)
            .delay(Duration.ofMillis(10))
            .jitter(Duration.ofMillis(10))
            .multiplier(2)
            .maxDelay(Duration.ofMillis(500))
            .build());

    /** Carries out a transaction; one that is cancelled for another reason than contention is not repeated. */
    <T> T outlast(Supplier<T> transaction) {
        return whileContended.invoke(() -> {
            try {
                return transaction.get();
            } catch (TransactionCanceledException cancelled) {
                throw orBusy(cancelled);
            }
        });
    }

    /** What is to be thrown for a transaction of which nothing else can be said: that contention passes, where it was nothing else. */
    static RuntimeException orBusy(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return reasons.stream().anyMatch(Contention::passes)
                        && reasons.stream().noneMatch(Contention::failedItsCondition)
                ? new LedgerBusyException(
                        "the transaction met others on the same items for too long: " + cancelled.getMessage(),
                        cancelled)
                : cancelled;
    }

    /** Whether an action met another writer, or a throttle: it may succeed another time. */
    static boolean passes(CancellationReason reason) {
        return reason.code() != null && PASSING.contains(reason.code());
    }

    /** Whether an action's own condition cancelled the transaction. */
    static boolean failedItsCondition(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }
}
