package dev.reelay.benchmarks.price;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Request units that DynamoDB charges for an item, from the item's size.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item sizes</a>
 */
public final class Capacity {

    private static final int WRITE_UNIT = 1024;
    private static final int READ_UNIT = 4096;
    private static final int TRANSACTION = 2;

    private Capacity() {}

    /** Bytes of an item: names and values of its attributes; numbers about one byte for two digits and one more. */
    public static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey()) + size(attribute.getValue()))
                .sum();
    }

    /** Units for writing an item of this size on its own. */
    public static int write(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
    }

    /** Units for writing it in a transaction: prepared, then committed. */
    public static int transactWrite(int bytes) {
        return TRANSACTION * write(bytes);
    }

    /** Units for reading an item, or what a query found, with strong consistency; one even if there is nothing. */
    public static int consistentRead(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case BOOL, NUL -> 1;
            default -> throw new IllegalArgumentException("no item of ours has an attribute of type " + value.type());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
