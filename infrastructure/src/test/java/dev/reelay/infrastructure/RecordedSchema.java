package dev.reelay.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.aws.CallRecorder;
import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import dev.reelay.schema.aws.AwsSchema;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What {@code operator-cli schema load} asks embedded AWS for, with the contract's names: recorded once for each type of queues, and once
 * with what widget requests need.
 */
record RecordedSchema(CallRecorder load) {

    private static final int RESOURCES = 10;
    private static final int RESOURCES_WITH_WIDGETS = 15;

    private static final LocalAws AWS = LocalAws.shared();
    private static final Map<Asked, RecordedSchema> RECORDED = new ConcurrentHashMap<>();

    /** For whom it was asked. */
    private record Asked(String queueSuffix, Optional<WidgetNames> widgets) {

        SchemaNames names() {
            return SchemaNames.defaults().withQueueSuffix(queueSuffix);
        }
    }

    /** With queues of this suffix, {@code .fifo} or none. */
    static RecordedSchema of(String queueSuffix) {
        return of(new Asked(queueSuffix, Optional.empty()));
    }

    /** With standard queues, and what widget requests need. */
    static RecordedSchema withWidgets() {
        return of(new Asked("", Optional.of(WidgetNames.defaults())));
    }

    private static RecordedSchema of(Asked asked) {
        synchronized (RECORDED) {
            return RECORDED.computeIfAbsent(asked, RecordedSchema::record);
        }
    }

    private static RecordedSchema record(Asked asked) {
        CallRecorder recorder = new CallRecorder();
        try (SqsClient sqs = client(SqsClient.builder(), AWS.sqsEndpoint(), recorder);
                DynamoDbClient dynamoDb = client(DynamoDbClient.builder(), AWS.dynamoDbEndpoint(), recorder);
                S3Client s3 = client(S3Client.builder().forcePathStyle(true), AWS.s3Endpoint(), recorder)) {
            AwsSchema schema = new AwsSchema(sqs, dynamoDb, s3, asked.names(), asked.widgets());
            int resources = asked.widgets().isEmpty() ? RESOURCES : RESOURCES_WITH_WIDGETS;
            assertThat(schema.load()).hasSize(resources);
            // Whoever is recorded next creates all anew.
            assertThat(schema.drop()).hasSize(resources);
        }
        return new RecordedSchema(recorder);
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
