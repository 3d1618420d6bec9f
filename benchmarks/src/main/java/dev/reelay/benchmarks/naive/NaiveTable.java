package dev.reelay.benchmarks.naive;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.benchmarks.contender.SampleMovie;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One call for one item; neither conditions nor counts. */
final class NaiveTable {

    private final DynamoDbClient client;
    private final String table;

    NaiveTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    void put(SampleMovie movie, String bucket) {
        client.putItem(request -> request.tableName(table)
                .item(Map.of(
                        "pk", fromS("JOB#" + movie.jobId()),
                        "sk", fromS("MOVIE#" + movie.movieId()),
                        "title", fromS(SampleMovie.TITLE),
                        "year", fromN(Integer.toString(SampleMovie.YEAR)),
                        "actor", fromS(SampleMovie.PERSON),
                        "director", fromS(SampleMovie.PERSON),
                        "bucket", fromS(bucket),
                        "key", fromS(movie.key()),
                        "stored_on", fromS(Instant.now().toString()),
                        "state", fromS("STORED"))));
    }

    void move(NaivePointer pointer, String state, String attribute) {
        client.updateItem(request -> request.tableName(table)
                .key(key(pointer))
                .updateExpression("SET #state = :state, #moved_on = :now")
                .expressionAttributeNames(Map.of("#state", "state", "#moved_on", attribute))
                .expressionAttributeValues(Map.of(
                        ":state", fromS(state), ":now", fromS(Instant.now().toString()))));
    }

    Map<String, AttributeValue> find(NaivePointer pointer) {
        return client.getItem(request -> request.tableName(table).key(key(pointer)))
                .item();
    }

    private static Map<String, AttributeValue> key(NaivePointer pointer) {
        return Map.of("pk", fromS("JOB#" + pointer.jobId()), "sk", fromS("MOVIE#" + pointer.movieId()));
    }
}
