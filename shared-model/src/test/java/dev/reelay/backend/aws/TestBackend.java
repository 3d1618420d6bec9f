package dev.reelay.backend.aws;

import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import dev.reelay.schema.aws.AwsSchema;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A backend that speaks the AWS APIs, and the names of a schema in it that is one test class's own. The kits run on any; what
 * they need to know of it is all here. Clients retry as the services' do, three attempts.
 */
public record TestBackend(
        URI s3, URI sqs, URI dynamoDb, String accessKeyId, String secretAccessKey, SchemaNames names) {

    private static final Region REGION = Region.US_EAST_1;

    /** Creates bucket, table and queues. */
    public TestBackend load() {
        return load(Optional.empty());
    }

    /** The names of what widget requests need beside this schema. */
    public WidgetNames widgetNames() {
        String prefix = names.bucket();
        return new WidgetNames(
                prefix + "-requests", prefix + "-requests.fifo", prefix + "-widgets", prefix + "-widgets");
    }

    /** Creates that. */
    public TestBackend loadWidgets() {
        return load(Optional.of(widgetNames()));
    }

    private TestBackend load(Optional<WidgetNames> widgets) {
        try (S3Client files = s3Client().build();
                DynamoDbClient table = dynamoDbClient().build();
                SqsClient queues = configured(SqsClient.builder(), sqs).build()) {
            new AwsSchema(queues, table, files, names, widgets).load();
        }
        return this;
    }

    /** By which a service finds it. */
    public Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("spring.cloud.aws.region.static", REGION.id()),
                Map.entry("spring.cloud.aws.credentials.access-key", accessKeyId),
                Map.entry("spring.cloud.aws.credentials.secret-key", secretAccessKey),
                Map.entry("spring.cloud.aws.s3.path-style-access-enabled", "true"),
                Map.entry("spring.cloud.aws.s3.endpoint", s3.toString()),
                Map.entry("spring.cloud.aws.sqs.endpoint", sqs.toString()),
                Map.entry("spring.cloud.aws.dynamodb.endpoint", dynamoDb.toString()),
                Map.entry("reelay.bucket", names.bucket()),
                Map.entry("reelay.table", names.table()),
                Map.entry("reelay.queues.generate", names.generateQueue()),
                Map.entry("reelay.queues.load", names.loadQueue()),
                Map.entry("reelay.queues.confirm", names.confirmQueue()),
                Map.entry("reelay.queues.sweep", names.sweepQueue()));
    }

    /** A client for S3. */
    public S3ClientBuilder s3Client() {
        return configured(S3Client.builder().forcePathStyle(true), s3);
    }

    /** A client for DynamoDB. */
    public DynamoDbClientBuilder dynamoDbClient() {
        return configured(DynamoDbClient.builder(), dynamoDb);
    }

    /** A client for SQS, with room for the long polls of listeners. */
    public SqsAsyncClientBuilder sqsClient() {
        return configured(SqsAsyncClient.builder(), sqs)
                .httpClientBuilder(
                        NettyNioAsyncHttpClient.builder().maxConcurrency(200).readTimeout(Duration.ofSeconds(25)));
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)))
                .overrideConfiguration(configuration -> configuration.retryStrategy(
                        StandardRetryStrategy.builder().maxAttempts(3).build()));
    }
}
