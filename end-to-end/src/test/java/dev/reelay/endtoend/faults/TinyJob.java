package dev.reelay.endtoend.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A job of a few movies as the producer would leave it: files, items, counts, and pointers in the load queue. */
record TinyJob(String jobId, int count) {

    static TinyJob ofMovies(int count) {
        return new TinyJob(UUID.randomUUID().toString(), count);
    }

    /** Puts it there and enters it in the history as accepted. */
    void produce(Clients aws, History history) {
        history.add(new Event.Accepted(jobId, count));
        String load = aws.sqs()
                .getQueueUrl(request -> request.queueName("movie-load"))
                .queueUrl();
        for (int number = 0; number < count; number++) {
            String movieId = "%07d".formatted(number);
            String file =
                    "{\"jobId\":\"%s\",\"movieId\":\"%s\",\"title\":\"T\",\"year\":1999,\"actor\":\"A\",\"director\":\"D\"}"
                            .formatted(jobId, movieId);
            String key = FileCheck.digest(file.getBytes(StandardCharsets.UTF_8)) + ".json";
            aws.s3()
                    .putObject(
                            request -> request.bucket(Account.BUCKET).key(key).contentType("application/json"),
                            RequestBody.fromString(file));
            aws.dynamoDb().putItem(request -> request.tableName(Account.TABLE).item(item(movieId, key)));
            String pointer = "{\"bucket\":\"%s\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"%s\"}"
                    .formatted(Account.BUCKET, key, jobId, movieId);
            aws.sqs().sendMessage(request -> request.queueUrl(load).messageBody(pointer));
        }
        aws.dynamoDb()
                .updateItem(request -> request.tableName(Account.TABLE)
                        .key(countKey(jobId))
                        .updateExpression("ADD stored_events :n")
                        .expressionAttributeValues(Map.of(":n", fromN(Integer.toString(count)))));
    }

    /** Its numbers, as they follow from what was counted of it, by whomever. */
    Numbers told(Clients aws) {
        Attributes counts = new Attributes(aws.dynamoDb()
                .getItem(request ->
                        request.tableName(Account.TABLE).consistentRead(true).key(countKey(jobId)))
                .item());
        int stored = counts.number("stored_events");
        int processed = counts.number("processed_events");
        int confirmed = counts.number("confirmed_events");
        Map<String, Integer> numbers = new TreeMap<>(Map.of(
                "PENDING", count - stored,
                "STORED", stored - processed,
                "PROCESSED", processed - confirmed,
                "CONFIRMED", confirmed));
        numbers.values().removeIf(number -> number == 0);
        return new Numbers(numbers);
    }

    private Map<String, AttributeValue> item(String movieId, String key) {
        Map<String, AttributeValue> item = new HashMap<>(movieKey(jobId, movieId));
        item.put("job_id", fromS(jobId));
        item.put("movie_id", fromS(movieId));
        item.put("title", fromS("T"));
        item.put("year", fromN("1999"));
        item.put("actor", fromS("A"));
        item.put("director", fromS("D"));
        item.put("bucket", fromS(Account.BUCKET));
        item.put("key", fromS(key));
        item.put("state", fromS("STORED"));
        item.put("stored_on", fromS("2026-01-01T00:00:00Z"));
        return item;
    }

    static Map<String, AttributeValue> movieKey(String jobId, String movieId) {
        return Map.of("pk", fromS("JOB#" + jobId + "#0"), "sk", fromS("MOVIE#" + movieId));
    }

    static Map<String, AttributeValue> countKey(String jobId) {
        return Map.of("pk", fromS("JOB#" + jobId), "sk", fromS("COUNT#00"));
    }
}
