package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.dynamo.CountItem.Event;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.Pointer;
import dev.reelay.movie.UnreadFile;
import dev.reelay.schema.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One movie's conditional write, and the event that it counts.
 *
 * @param movie what it writes: no transaction holds two writes of one item; its job's counts change with it
 * @param event what is counted if it happens
 * @param action for the transaction; when its condition fails, DynamoDB returns the item as it is, unless it is large
 * @param large whether the item may have up to 400 KB, as a file of somebody's own may, and not one as a movie
 */
record Write(MovieKey movie, Event event, TransactWriteItem action, boolean large) {

    /** The same change of an item that may be large: several such items, returned together, would fill the memory. */
    Write ofLarge() {
        Update update = action.update();
        return large || update == null
                ? this
                : new Write(
                        movie,
                        event,
                        action.toBuilder()
                                .update(update.toBuilder()
                                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.NONE)
                                        .build())
                                .build(),
                        true);
    }

    static Write creating(String table, MovieEntry entry) {
        boolean large = isLarge(entry);
        Put put = Put.builder()
                .tableName(table)
                .item(MovieItem.of(entry))
                // The same range generated twice, at once or after a crash: the first one's item stands.
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                .returnValuesOnConditionCheckFailure(
                        large ? ReturnValuesOnConditionCheckFailure.NONE : ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return new Write(
                new MovieKey(entry.jobId(), entry.movieId()),
                Event.STORED,
                TransactWriteItem.builder().put(put).build(),
                large);
    }

    private static boolean isLarge(MovieEntry entry) {
        return switch (entry.payload()) {
            case Movie movie -> false;
            case OwnFile own -> true;
            case UnreadFile unread -> true;
        };
    }

    /** Whether the item may be large a pointer does not say. */
    static Write advancing(String table, Pointer pointer, Instant processedOn) {
        return moving(
                table,
                new MovieKey(pointer.jobId(), pointer.movieId()),
                pointer.file(),
                MovieState.Stored.NAME,
                MovieItem.enteringProcessed(processedOn),
                Event.PROCESSED);
    }

    static Write moving(String table, MovieEntry seen, MovieState next) {
        Event event = next instanceof MovieState.Failed
                ? Event.FAILED
                : seen.state() instanceof MovieState.Failed ? Event.RECOVERED : Event.CONFIRMED;
        Write write = moving(
                table,
                new MovieKey(seen.jobId(), seen.movieId()),
                seen.file(),
                seen.state().name(),
                MovieItem.entering(next),
                event);
        return isLarge(seen) ? write.ofLarge() : write;
    }

    private static Write moving(
            String table,
            MovieKey movie,
            FileLocation file,
            String from,
            Map<String, AttributeValue> changes,
            Event event) {
        Map<String, String> names =
                new HashMap<>(Map.of("#state", MovieItem.STATE, "#bucket", MovieItem.BUCKET, "#key", MovieItem.KEY));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":from", AttributeValue.fromS(from),
                ":bucket", AttributeValue.fromS(file.bucket()),
                ":key", AttributeValue.fromS(file.key().value())));
        List<String> assignments = new ArrayList<>();
        changes.forEach((attribute, value) -> {
            names.put("#" + attribute, attribute);
            values.put(":" + attribute, value);
            assignments.add("#%s = :%s".formatted(attribute, attribute));
        });
        String expression = "SET " + String.join(", ", assignments);
        if (event == Event.RECOVERED) {
            names.put("#failure", MovieItem.FAILURE);
            expression += " REMOVE #failure";
        }
        Update update = Update.builder()
                .tableName(table)
                .key(movie.key())
                .updateExpression(expression)
                // Another delivery has moved the movie since, or the pointer that led here names another file.
                .conditionExpression("#state = :from AND #bucket = :bucket AND #key = :key")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return new Write(
                movie, event, TransactWriteItem.builder().update(update).build(), false);
    }
}
