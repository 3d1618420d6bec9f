package dev.reelay.benchmarks.pipeline;

import dev.reelay.benchmarks.measure.Until;
import dev.reelay.benchmarks.price.Capacity;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.aws.AwsSchema;
import java.net.URI;
import java.time.Duration;
import java.util.IntSummaryStatistics;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The backend as a benchmark looks at it, by clients of its own that no service counts. */
public final class Backend implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final S3Client s3;
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;

    /** Looks at the backend that is there. */
    public Backend(Endpoints endpoints) {
        this.s3 = configured(S3Client.builder().forcePathStyle(true), endpoints.s3())
                .build();
        this.sqs = configured(SqsClient.builder(), endpoints.sqs()).build();
        this.dynamoDb =
                configured(DynamoDbClient.builder(), endpoints.dynamoDb()).build();
    }

    /** Credentials, region and endpoint of the embedded backend, for any client. */
    public static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** Creates the resources of these names where they are missing. */
    public void load(SchemaNames names) {
        new AwsSchema(sqs, dynamoDb, s3, names).load();
    }

    /** Waits until the queues hold nothing, visible or not: the last messages are deleted a moment after a job is finished. */
    public void awaitEmpty(SchemaNames names) {
        Until.holds(
                "the queues are empty", PATIENCE, () -> names.queues().stream().allMatch(queue -> depth(queue) == 0));
    }

    private int depth(String queue) {
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** Sizes of the items of movies in a table, in bytes. */
    public IntSummaryStatistics movieSizes(SchemaNames names) {
        return dynamoDb.scanPaginator(request -> request.tableName(names.table())).items().stream()
                .filter(item -> item.containsKey("movie_id"))
                .mapToInt(Capacity::size)
                .summaryStatistics();
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
    }
}
