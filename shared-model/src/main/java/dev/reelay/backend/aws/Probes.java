package dev.reelay.backend.aws;

import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.RequiredNames;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The cheapest call to each service that says whether it answers and has what we need. */
final class Probes {

    private final S3Client s3;
    private final DynamoDbClient dynamoDb;
    private final SqsAsyncClient sqs;
    private final SchemaNames names;
    private final AwsRequestOverrideConfiguration bounds;

    /** Probes that take at most {@code timeout} each, all attempts together. */
    Probes(S3Client s3, DynamoDbClient dynamoDb, SqsAsyncClient sqs, SchemaNames names, Duration timeout) {
        this.s3 = s3;
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.names = names;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .apiCallAttemptTimeout(timeout)
                .build();
    }

    boolean bucketExists() {
        return bucketExists(names.bucket());
    }

    private boolean bucketExists(String bucket) {
        try {
            s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(bounds));
            return true;
        } catch (NoSuchBucketException missing) {
            return false;
        }
    }

    boolean tableExists() {
        return tableExists(names.table());
    }

    private boolean tableExists(String table) {
        try {
            dynamoDb.describeTable(request -> request.tableName(table).overrideConfiguration(bounds));
            return true;
        } catch (ResourceNotFoundException missing) {
            return false;
        }
    }

    boolean queueExists(String queue) {
        try {
            sqs.getQueueUrl(request -> request.queueName(queue).overrideConfiguration(bounds))
                    .join();
            return true;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof QueueDoesNotExistException) {
                return false;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** What is not there of all that the services and these features of theirs need, as {@code queue movie-load}. */
    List<String> missing(List<RequiredNames> features) {
        List<String> missing = new ArrayList<>();
        look(new RequiredNames(List.of(names.bucket()), List.of(names.table()), names.queues()), missing);
        features.forEach(feature -> look(feature, missing));
        return missing;
    }

    private void look(RequiredNames required, List<String> missing) {
        required.buckets().forEach(bucket -> look("bucket " + bucket, () -> bucketExists(bucket), missing));
        required.tables().forEach(table -> look("table " + table, () -> tableExists(table), missing));
        for (String queue : required.queues()) {
            look("queue " + queue, () -> queueExists(queue), missing);
            String deadLetters = SchemaNames.deadLetterQueue(queue);
            look("queue " + deadLetters, () -> queueExists(deadLetters), missing);
        }
    }

    private static void look(String resource, BooleanSupplier exists, List<String> missing) {
        try {
            if (!exists.getAsBoolean()) {
                missing.add(resource);
            }
        } catch (SdkException unanswered) {
            throw new BackendUnreachableException(resource, unanswered);
        }
    }
}
