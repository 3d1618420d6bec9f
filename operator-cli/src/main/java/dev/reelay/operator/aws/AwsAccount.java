package dev.reelay.operator.aws;

import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import dev.reelay.schema.aws.AwsSchema;
import dev.reelay.sweep.aws.CallCount;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients for the three services of one account.
 *
 * <p>Keys and region come from where the AWS CLI takes them. An endpoint on this machine needs neither: if none are
 * configured, they are {@code test}, {@code test} and {@code us-east-1}, which embedded AWS accepts.
 */
public final class AwsAccount implements AutoCloseable {

    private static final String LOCAL_KEY = "test";

    private final S3Client s3;
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;

    private AwsAccount(S3Client s3, SqsClient sqs, DynamoDbClient dynamoDb) {
        this.s3 = s3;
        this.sqs = sqs;
        this.dynamoDb = dynamoDb;
    }

    /**
     * Makes the clients; nothing is sent yet.
     *
     * @throws ReadableException if keys or a region are missing
     */
    public static AwsAccount connect(Connection connection) {
        boolean local = isLocal(connection);
        Region region = region(connection.region(), local);
        AwsCredentialsProvider keys = keys(local);
        return new AwsAccount(
                configured(
                                S3Client.builder()
                                        .forcePathStyle(connection.s3().isPresent()),
                                connection.s3(),
                                region,
                                keys)
                        .build(),
                configured(SqsClient.builder(), connection.sqs(), region, keys).build(),
                configured(DynamoDbClient.builder(), connection.dynamoDb(), region, keys)
                        .build());
    }

    /**
     * Makes the clients of a sweep, whose calls are counted; nothing is sent yet.
     *
     * @throws ReadableException if keys or a region are missing
     */
    public static SweepAccount connectForSweep(Connection connection) {
        boolean local = isLocal(connection);
        Region region = region(connection.region(), local);
        AwsCredentialsProvider keys = keys(local);
        CallCount calls = new CallCount();
        return new SweepAccount(
                configured(
                                S3Client.builder()
                                        .forcePathStyle(connection.s3().isPresent()),
                                connection.s3(),
                                region,
                                keys)
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                        .build(),
                configured(SqsAsyncClient.builder(), connection.sqs(), region, keys)
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                        .build(),
                calls);
    }

    /** The schema of these names in this account, and of what widget requests need, if they are used. */
    public AwsSchema schema(SchemaNames names, Optional<WidgetNames> widgets) {
        return new AwsSchema(sqs, dynamoDb, s3, names, widgets);
    }

    /** A scan of this table, of one job's items or of all. */
    public TableScan scan(String table, Optional<String> job) {
        return new TableScan(dynamoDb, table, job);
    }

    /** The ledger in this table; {@code clock} says when what it counts has happened. */
    public TableLedger ledger(String table, Clock clock) {
        return new TableLedger(
                Ledgers.jobs(dynamoDb, table, clock),
                Ledgers.movies(dynamoDb, table, clock),
                Ledgers.timelines(dynamoDb, table));
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(
            B builder, Optional<URI> endpoint, Region region, AwsCredentialsProvider keys) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(keys);
    }

    private static Region region(Optional<String> given, boolean local) {
        if (given.isPresent()) {
            return Region.of(given.get());
        }
        // Not asking the metadata of EC2, which takes its time where there is none.
        if (local && System.getenv("AWS_REGION") == null && System.getenv("AWS_DEFAULT_REGION") == null) {
            return Region.US_EAST_1;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new ReadableException("no AWS region is configured: give --region, or set AWS_REGION", e);
        }
    }

    private static AwsCredentialsProvider keys(boolean local) {
        if (local) {
            return AwsCredentialsProviderChain.of(
                    SystemPropertyCredentialsProvider.create(),
                    EnvironmentVariableCredentialsProvider.create(),
                    ProfileCredentialsProvider.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_KEY, LOCAL_KEY)));
        }
        AwsCredentialsProvider keys = DefaultCredentialsProvider.builder().build();
        try {
            keys.resolveCredentials();
            return keys;
        } catch (SdkClientException e) {
            throw new ReadableException(
                    "no AWS credentials are configured: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile"
                            + " ('aws configure'), or give --endpoint-url for another AWS than the real one",
                    e);
        }
    }

    private static boolean isLocal(Connection connection) {
        return Stream.of(connection.s3(), connection.sqs(), connection.dynamoDb())
                .allMatch(endpoint -> endpoint.filter(AwsAccount::isLoopback).isPresent());
    }

    private static boolean isLoopback(URI endpoint) {
        try {
            return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
