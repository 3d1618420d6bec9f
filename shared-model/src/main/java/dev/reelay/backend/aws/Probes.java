package dev.reelay.backend.aws;

import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.RequiredNames;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpStatusCode;
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

    /** What is not there of all that carrying movies and these features need, as {@code queue movie-load}. */
    List<String> missing(List<RequiredNames> features) {
        RequiredNames movies = new RequiredNames(List.of(names.bucket()), List.of(names.table()), names.movieQueues());
        return Stream.concat(Stream.of(movies), features.stream())
                .flatMap(required -> missing(required, refusal -> {
                    throw refusal;
                }))
                .toList();
    }

    /** What is not there of these, or is not ours: a bucket of this name may be anybody's. */
    List<String> closed(RequiredNames names) {
        return missing(names, Probes::unlessNotOurs).toList();
    }

    private static boolean unlessNotOurs(AwsServiceException refusal) {
        if (refusal.statusCode() >= HttpStatusCode.INTERNAL_SERVER_ERROR || refusal.isThrottlingException()) {
            throw refusal;
        }
        return false;
    }

    private Stream<String> missing(RequiredNames required, Predicate<AwsServiceException> whenRefused) {
        List<String> missing = new ArrayList<>();
        required.buckets()
                .forEach(bucket -> look("bucket " + bucket, () -> bucketExists(bucket), whenRefused, missing));
        required.tables().forEach(table -> look("table " + table, () -> tableExists(table), whenRefused, missing));
        required.queues().stream()
                .flatMap(queue -> Stream.of(queue, SchemaNames.deadLetterQueue(queue)))
                .forEach(queue -> look("queue " + queue, () -> queueExists(queue), whenRefused, missing));
        return missing.stream();
    }

    private static void look(
            String resource, BooleanSupplier exists, Predicate<AwsServiceException> whenRefused, List<String> missing) {
        try {
            if (!exists(exists, whenRefused)) {
                missing.add(resource);
            }
        } catch (SdkException unanswered) {
            throw new BackendUnreachableException(resource, unanswered);
        }
    }

    private static boolean exists(BooleanSupplier exists, Predicate<AwsServiceException> whenRefused) {
        try {
            return exists.getAsBoolean();
        } catch (AwsServiceException refusal) {
            return whenRefused.test(refusal);
        }
    }
}
