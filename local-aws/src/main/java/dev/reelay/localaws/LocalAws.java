package dev.reelay.localaws;

import dev.reelay.schema.Resource;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import dev.reelay.schema.aws.AwsSchema;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SQS, DynamoDB and S3 within this JVM, over real HTTP, without Docker. All accept the keys of {@link #accessKeyId()} and
 * {@link #secretAccessKey()} and requests signed for any region.
 *
 * <p>Several may run at once, but only one of them with a data folder. Nothing is created in it until {@link #load}.
 */
public final class LocalAws implements AutoCloseable {

    private final LocalServers servers;
    private final LocalClients clients;

    private LocalAws(LocalServers servers) {
        this.servers = servers;
        this.clients = new LocalClients(this);
    }

    /**
     * Starts all three, in parallel, and returns when they answer.
     *
     * @throws LocalAwsException if one of them cannot start; the others are stopped again
     */
    public static LocalAws start(LocalAwsOptions options) {
        return new LocalAws(LocalServers.start(options));
    }

    /** The one for all tests of this JVM: free ports, in memory, started at first use and closed when the JVM exits. */
    public static LocalAws shared() {
        return Shared.INSTANCE;
    }

    /** Where S3 answers; clients must use path-style access. */
    public URI s3Endpoint() {
        return servers.s3().uri();
    }

    /** Where SQS answers. */
    public URI sqsEndpoint() {
        return servers.sqs().uri();
    }

    /** Where DynamoDB and its streams answer. */
    public URI dynamoDbEndpoint() {
        return servers.dynamoDb().uri();
    }

    /** The region of its ARNs; any other works as well. */
    public String region() {
        return Credentials.REGION;
    }

    /** The access key that is accepted. */
    public String accessKeyId() {
        return Credentials.ACCESS_KEY_ID;
    }

    /** The secret of {@link #accessKeyId()}. */
    public String secretAccessKey() {
        return Credentials.SECRET_ACCESS_KEY;
    }

    /** A client for S3, made at first use and closed with this. */
    public S3Client s3() {
        return clients.s3();
    }

    /** A client for SQS, made at first use and closed with this. */
    public SqsClient sqs() {
        return clients.sqs();
    }

    /** A client for DynamoDB, made at first use and closed with this. */
    public DynamoDbClient dynamoDb() {
        return clients.dynamoDb();
    }

    /** Creates what is missing of the schema of these names. */
    public List<Resource> load(SchemaNames names) {
        return load(names, Optional.empty());
    }

    /** The same, and what widget requests need, if they are used. */
    public List<Resource> load(SchemaNames names, Optional<WidgetNames> widgets) {
        return new AwsSchema(sqs(), dynamoDb(), s3(), names, widgets).load();
    }

    /** Stops all three; what was kept in memory is gone. */
    @Override
    public void close() {
        clients.close();
        servers.close();
    }

    private static final class Shared {

        private static final LocalAws INSTANCE = start(LocalAwsOptions.randomPorts());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "local-aws-close"));
        }
    }
}
