package dev.reelay.benchmarks.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reelay.benchmarks.metrics.AwsCalls;
import dev.reelay.benchmarks.metrics.AwsCalls.Operation;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class BillTests {

    private static final AwsCalls CALLS = new AwsCalls(
            new TreeMap<>(Map.of(
                    new Operation("S3", "PutObject"), 1_000_000.0,
                    new Operation("S3", "GetObject"), 1_000_000.0,
                    new Operation("Sqs", "SendMessageBatch"), 200_000.0,
                    new Operation("Sqs", "ReceiveMessage"), 300_000.0,
                    new Operation("DynamoDb", "TransactWriteItems"), 30_000.0)),
            0,
            0);

    @Test
    void bill_ofAMillionFiles_isPutsAndGetsAndRequestsAndUnits() {
        Bill bill = Bill.of(CALLS, new Units(6_000_000, 1_000_000), false);

        // 5.00 for PUTs, 0.40 for GETs, half a million requests, six million writes, a million reads.
        assertThat(bill.dollars()).isCloseTo(5.00 + 0.40 + 0.20 + 3.75 + 0.125, within(1e-9));
    }

    @Test
    void bill_ofFifoQueues_isDearerByAQuarterOfItsRequests() {
        Units none = new Units(0, 0);

        assertThat(Bill.of(CALLS, none, true).dollars()
                        - Bill.of(CALLS, none, false).dollars())
                .isCloseTo(0.05, within(1e-9));
    }

    @Test
    void usage_ofTransactions_countsEveryActionTwice() {
        Units units = new Usage(1, 10, 990, 990, 20, 400).units();

        assertThat(units.write()).isEqualTo(2 * 990 + 2 * 10 + 14);
        assertThat(units.read()).isEqualTo(990 + 20);
    }

    @Test
    void capacity_isRoundedUpToUnits() {
        assertThat(Capacity.transactWrite(1024)).isEqualTo(2);
        assertThat(Capacity.transactWrite(1025)).isEqualTo(4);
        assertThat(Capacity.consistentRead(4096)).isEqualTo(1);
        assertThat(Capacity.consistentRead(4097)).isEqualTo(2);
        assertThat(Capacity.consistentRead(0)).isEqualTo(1);
    }

    @Test
    void size_ofAnItem_isThatOfNamesAndValuesInUtf8() {
        assertThat(Capacity.size(Map.of("title", AttributeValue.fromS("Amélie"), "year", AttributeValue.fromN("2001"))))
                .isEqualTo(5 + 7 + 4 + 3);
    }
}
