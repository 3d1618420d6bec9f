package dev.reelay.endtoend.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A consumer as one writes it in an afternoon, message by message, with one mistake or none. A message that fails comes again. */
final class TinyWorker {

    static final String INSTANCE = "tiny-worker";

    private final Clients aws;
    private final Mistake mistake;
    private final List<Message> unacknowledged = new ArrayList<>();

    /** Which movies it has brought to which state. */
    private final Set<String> moves = new HashSet<>();

    private int timesItMattered;

    TinyWorker(Clients aws, Mistake mistake) {
        this.aws = aws;
        this.mistake = mistake;
    }

    /** How often it did something that it would not have done, or left undone, without its mistake. */
    int timesItMattered() {
        return timesItMattered;
    }

    /** Takes what either queue has to give. */
    void workOnce() {
        take("movie-load").forEach(message -> handle("movie-load", message, this::load));
        take("movie-confirm").forEach(message -> handle("movie-confirm", message, this::confirm));
    }

    private List<Message> take(String queue) {
        String url = url(queue);
        try {
            return aws.sqs()
                    .receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages();
        } catch (SdkException failed) {
            return List.of();
        }
    }

    private void handle(String queue, Message message, Consumer<Pointer> stage) {
        boolean gone = false;
        try {
            if (mistake == Mistake.DELETES_BEFORE_THE_EFFECT) {
                delete(queue, message);
                gone = true;
            }
            stage.accept(Pointer.read(message.body()));
            switch (mistake) {
                case DELETES_BEFORE_THE_EFFECT -> {}
                case BUFFERS_ACKNOWLEDGEMENTS -> {
                    unacknowledged.add(message);
                    timesItMattered++;
                }
                default -> delete(queue, message);
            }
        } catch (SdkException failed) {
            // Its visibility timeout brings it back, if it is still there.
            timesItMattered += gone ? 1 : 0;
        }
    }

    private void load(Pointer pointer) {
        boolean moved = move(pointer, "STORED", "PROCESSED", "processed");
        if (!moved && mistake == Mistake.FORWARDS_ONLY_WHAT_IT_MOVED) {
            timesItMattered++;
            return;
        }
        String url = url("movie-confirm");
        aws.sqs()
                .sendMessageBatch(request -> request.queueUrl(url)
                        .entries(SendMessageBatchRequestEntry.builder()
                                .id("0")
                                .messageBody(pointer.body())
                                .build()));
    }

    private void confirm(Pointer pointer) {
        move(pointer, "PROCESSED", "CONFIRMED", "confirmed");
    }

    /** False if it had moved already. */
    private boolean move(Pointer pointer, String from, String to, String event) {
        boolean apart = mistake == Mistake.COUNTS_OUTSIDE_THE_TRANSACTION;
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(action(transition(pointer, from, to, event)));
        if (!apart) {
            actions.add(action(count(pointer, event)));
        }
        try {
            aws.dynamoDb().transactWriteItems(request -> request.transactItems(actions));
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().getFirst().code().equals("ConditionalCheckFailed")) {
                return false;
            }
            throw cancelled;
        }
        timesItMattered += moves.add(pointer.movieId() + " > " + to) ? 0 : 1;
        if (apart) {
            countApart(count(pointer, event));
        }
        return true;
    }

    private void countApart(Update count) {
        try {
            aws.dynamoDb()
                    .updateItem(request -> request.tableName(count.tableName())
                            .key(count.key())
                            .updateExpression(count.updateExpression())
                            .expressionAttributeValues(count.expressionAttributeValues()));
        } catch (SdkException failed) {
            timesItMattered++;
            throw failed;
        }
    }

    private Update transition(Pointer pointer, String from, String to, String event) {
        Map<String, AttributeValue> key = TinyJob.movieKey(pointer.jobId(), pointer.movieId());
        Update.Builder update = Update.builder()
                .tableName(Account.TABLE)
                .key(key)
                .updateExpression("SET #state = :to, " + event + "_on = :now")
                .expressionAttributeNames(Map.of("#state", "state"));
        AttributeValue now = fromS(Instant.now().toString());
        return mistake == Mistake.MOVES_WITHOUT_CONDITION
                ? update.expressionAttributeValues(Map.of(":to", fromS(to), ":now", now))
                        .build()
                : update.expressionAttributeValues(Map.of(":to", fromS(to), ":now", now, ":from", fromS(from)))
                        .conditionExpression("#state = :from")
                        .build();
    }

    private static Update count(Pointer pointer, String event) {
        return Update.builder()
                .tableName(Account.TABLE)
                .key(TinyJob.countKey(pointer.jobId()))
                .updateExpression("ADD " + event + "_events :one")
                .expressionAttributeValues(Map.of(":one", fromN("1")))
                .build();
    }

    private static TransactWriteItem action(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }

    private void delete(String queue, Message message) {
        String url = url(queue);
        aws.sqs()
                .deleteMessageBatch(request -> request.queueUrl(url)
                        .entries(DeleteMessageBatchRequestEntry.builder()
                                .id("0")
                                .receiptHandle(message.receiptHandle())
                                .build()));
    }

    private String url(String queue) {
        return aws.sqs().getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    private record Pointer(String body, String jobId, String movieId) {
        static Pointer read(String body) {
            var json = Call.JSON.readTree(body);
            return new Pointer(
                    body, json.path("jobId").asString(), json.path("movieId").asString());
        }
    }
}
