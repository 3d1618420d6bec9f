package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.Consumption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Queries for a client that waits for them.
 *
 * @param bounds of each call
 * @param consumption told what each call consumes
 */
record Queries(DynamoDbClient client, String table, AwsRequestOverrideConfiguration bounds, Consumption consumption) {

    /** Queries of which each takes at most {@code timeout}, and nobody asks what they consume. */
    static Queries of(DynamoDbClient client, String table, Duration timeout) {
        AwsRequestOverrideConfiguration bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
        return new Queries(client, table, bounds, new Consumption());
    }

    Queries metered(Consumption more) {
        return new Queries(client, table, bounds, more);
    }

    /** One page. */
    QueryResponse page(QueryRequest.Builder query) {
        QueryResponse page = client.query(completed(query));
        meter(page);
        return page;
    }

    /** The items of all pages. */
    List<Map<String, AttributeValue>> all(QueryRequest.Builder query) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (QueryResponse page : client.queryPaginator(completed(query))) {
            meter(page);
            items.addAll(page.items());
        }
        return items;
    }

    /** The sort key up to which DynamoDB has looked, if it has not looked at everything. */
    static Optional<String> lookedUpTo(QueryResponse page, String sortKey) {
        return page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
                ? Optional.of(new Attributes(page.lastEvaluatedKey()).text(sortKey))
                : Optional.empty();
    }

    private QueryRequest completed(QueryRequest.Builder query) {
        return query.tableName(table)
                .overrideConfiguration(bounds)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private void meter(QueryResponse page) {
        if (page.consumedCapacity() != null && page.consumedCapacity().capacityUnits() != null) {
            consumption.add(page.consumedCapacity().capacityUnits());
        }
    }
}
