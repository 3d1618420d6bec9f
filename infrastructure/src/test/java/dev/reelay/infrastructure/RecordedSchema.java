package dev.reelay.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.aws.CallRecorder;
import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.Resource;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.aws.AwsSchema;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What {@code operator-cli schema} asks embedded AWS for: recorded once for each type of queues, with the contract's names. */
record RecordedSchema(CallRecorder load, CallRecorder list, CallRecorder drop) {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Map<String, RecordedSchema> RECORDED = new ConcurrentHashMap<>();

    /** With queues of this suffix, {@code .fifo} or none. */
    static RecordedSchema of(String queueSuffix) {
        synchronized (RECORDED) {
            return RECORDED.computeIfAbsent(
                    queueSuffix, suffix -> record(SchemaNames.defaults().withQueueSuffix(suffix)));
        }
    }

    private static RecordedSchema record(SchemaNames names) {
        CallRecorder load = recorded(names, AwsSchema::load);
        CallRecorder list = recorded(names, AwsSchema::list);
        AWS.s3().putObject(file -> file.bucket(names.bucket()).key("x.json"), RequestBody.fromString("{}"));
        return new RecordedSchema(load, list, recorded(names, AwsSchema::drop));
    }

    private static CallRecorder recorded(SchemaNames names, Function<AwsSchema, List<Resource>> command) {
        CallRecorder recorder = new CallRecorder();
        try (SqsClient sqs = client(SqsClient.builder(), AWS.sqsEndpoint(), recorder);
                DynamoDbClient dynamoDb = client(DynamoDbClient.builder(), AWS.dynamoDbEndpoint(), recorder);
                S3Client s3 = client(S3Client.builder().forcePathStyle(true), AWS.s3Endpoint(), recorder)) {
            assertThat(command.apply(new AwsSchema(sqs, dynamoDb, s3, names))).hasSize(10);
        }
        return recorder;
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint, CallRecorder recorder) {
        AwsBasicCredentials keys = AwsBasicCredentials.create(AWS.accessKeyId(), AWS.secretAccessKey());
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(recorder))
                .build();
    }
}
