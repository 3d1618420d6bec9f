package dev.reelay.ledger;

import java.math.BigDecimal;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * What reads have consumed of the table's capacity, by DynamoDB's own account, added up over all their calls. A read capacity unit is
 * 4 KB read with strong consistency, or 8 KB with eventual consistency. A backend that keeps no account leaves it at 0.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html">ConsumedCapacity</a>
 */
public final class Consumption {

    private final DoubleAdder units = new DoubleAdder();

    /** Adds what one call consumed; from any thread. */
    public void add(double more) {
        units.add(more);
    }

    /** The units so far, as a plain decimal number: {@code 5.5}, {@code 12}. */
    public String text() {
        return BigDecimal.valueOf(units.sum()).stripTrailingZeros().toPlainString();
    }
}
