package dev.reelay.operator.aws;

import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import dev.reelay.schema.aws.AwsSchema;
import dev.reelay.sweep.aws.CallCount;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients for the three services of one account, or for as many as a command needs: of the others nothing has to be configured. */
public final class AwsAccount implements AutoCloseable {

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
        Access access =
                Access.to(connection.region(), List.of(connection.s3(), connection.sqs(), connection.dynamoDb()));
        return new AwsAccount(
                access.configured(
                                S3Client.builder().forcePathStyle(Access.isPathStyle(connection.s3())), connection.s3())
                        .build(),
                access.configured(SqsClient.builder(), connection.sqs()).build(),
                access.configured(DynamoDbClient.builder(), connection.dynamoDb())
                        .build());
    }

    /**
     * Makes the client of what only reads and writes the table; nothing is sent yet.
     *
     * @throws ReadableException if keys or a region are missing
     */
    public static TableAccount connectForTable(Connection connection) {
        return new TableAccount(Access.to(connection.region(), List.of(connection.dynamoDb()))
                .configured(DynamoDbClient.builder(), connection.dynamoDb())
                .build());
    }

    /**
     * Makes the clients of a sweep, whose calls are counted; nothing is sent yet.
     *
     * @throws ReadableException if keys or a region are missing
     */
    public static SweepAccount connectForSweep(Connection connection) {
        Access access = Access.to(connection.region(), List.of(connection.s3(), connection.sqs()));
        CallCount calls = new CallCount();
        return new SweepAccount(
                access.configured(
                                S3Client.builder().forcePathStyle(Access.isPathStyle(connection.s3())), connection.s3())
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                        .build(),
                access.configured(SqsAsyncClient.builder(), connection.sqs())
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(oneLoop()))
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                        .build(),
                calls);
    }

    /**
     * With more than one, a first connection that is refused at once may be told 10 s later: the SDK's pool (HttpOrHttp2ChannelPool, 2.54)
     * may begin to listen for the refusal after it came. Nobody closes this one, whose thread is a daemon: clients that own theirs take 2 s to close.
     */
    private static SdkEventLoopGroup oneLoop() {
        return SdkEventLoopGroup.builder().numberOfThreads(1).build();
    }

    /** The schema of these names in this account, and of what widget requests need, if they are used. */
    public AwsSchema schema(SchemaNames names, Optional<WidgetNames> widgets) {
        return new AwsSchema(sqs, dynamoDb, s3, names, widgets);
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
    }
}
