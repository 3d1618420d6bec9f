package dev.reelay.backend.aws;

import dev.reelay.backend.BackendUnreachableException;
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
        try {
            s3.headBucket(request -> request.bucket(names.bucket()).overrideConfiguration(bounds));
            return true;
        } catch (NoSuchBucketException missing) {
            return false;
        }
    }

    boolean tableExists() {
        try {
            dynamoDb.describeTable(request -> request.tableName(names.table()).overrideConfiguration(bounds));
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

    /** What is not there of all that the services need, as {@code queue movie-load}. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        look("bucket " + names.bucket(), this::bucketExists, missing);
        look("table " + names.table(), this::tableExists, missing);
        for (String queue : names.queues()) {
            look("queue " + queue, () -> queueExists(queue), missing);
            String deadLetters = SchemaNames.deadLetterQueue(queue);
            look("queue " + deadLetters, () -> queueExists(deadLetters), missing);
        }
        return missing;
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
