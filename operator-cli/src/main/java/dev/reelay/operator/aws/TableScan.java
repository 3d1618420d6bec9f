package dev.reelay.operator.aws;

import dev.reelay.ledger.Consumption;
import dev.reelay.schema.TableLayout;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads a table page by page (1 MiB each, strongly consistent) and holds one page at a time.
 *
 * <p>A job's items have the partition keys {@code JOB#<id>} and {@code JOB#<id>#<chunk>}. DynamoDB reads, and bills, the
 * whole table for one job as well.
 */
public final class TableScan {

    private static final String JOB = "JOB#";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Optional<String> job;
    private final Consumption consumption = new Consumption();

    TableScan(DynamoDbClient dynamoDb, String table, Optional<String> job) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.job = job;
    }

    /**
     * How far a scan has come.
     *
     * @param scanned items that DynamoDB has looked at
     * @param written those of them that were wanted
     */
    public record Counts(long scanned, long written) {

        private Counts plus(ScanResponse page) {
            return new Counts(scanned + page.scannedCount(), written + page.count());
        }
    }

    /** Writes {@code {"Items":[...],"Count":n,"ScannedCount":n}}, one item a line; tells {@code progress} of each page. */
    public void writeTo(Writer writer, Consumer<Counts> progress) {
        try (DynamoJson json = new DynamoJson(writer)) {
            Counts counts = scan(json::page, progress);
            json.end(counts.written(), counts.scanned());
        }
    }

    /** Writes a line for each item, for people: its keys, and its other attributes in alphabetical order. */
    public void writeLinesTo(Writer writer, Consumer<Counts> progress) {
        scan(new ItemLines(writer)::page, progress);
    }

    /** What the scan has consumed so far. */
    public Consumption consumption() {
        return consumption;
    }

    private Counts scan(Consumer<List<Map<String, AttributeValue>>> pages, Consumer<Counts> progress) {
        try {
            Counts counts = new Counts(0, 0);
            for (ScanResponse page : dynamoDb.scanPaginator(this::describe)) {
                pages.accept(page.items());
                counts = counts.plus(page);
                meter(page);
                progress.accept(counts);
            }
            return counts;
        } catch (ResourceNotFoundException e) {
            throw new ReadableException(
                    "table '" + table + "' does not exist: create it with 'schema load', or give its name with --table",
                    e);
        }
    }

    private void meter(ScanResponse page) {
        if (page.consumedCapacity() != null && page.consumedCapacity().capacityUnits() != null) {
            consumption.add(page.consumedCapacity().capacityUnits());
        }
    }

    private void describe(ScanRequest.Builder scan) {
        scan.tableName(table).consistentRead(true).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        job.ifPresent(id -> scan
                // With the separator, or job 'a' would find job 'ab' as well.
                .filterExpression("#pk = :job OR begins_with(#pk, :chunk)")
                .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                .expressionAttributeValues(Map.of(
                        ":job", AttributeValue.fromS(JOB + id), ":chunk", AttributeValue.fromS(JOB + id + "#"))));
    }
}
