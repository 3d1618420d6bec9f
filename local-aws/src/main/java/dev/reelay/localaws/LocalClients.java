package dev.reelay.localaws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Clients for embedded AWS, each made when it is first asked for. */
final class LocalClients implements AutoCloseable {

    private final LocalAws aws;
    private final List<SdkAutoCloseable> made = new ArrayList<>();
    private @Nullable S3Client s3;
    private @Nullable SqsClient sqs;
    private @Nullable DynamoDbClient dynamoDb;

    LocalClients(LocalAws aws) {
        this.aws = aws;
    }

    synchronized S3Client s3() {
        if (s3 == null) {
            s3 = keep(() -> configured(S3Client.builder().forcePathStyle(true), aws.s3Endpoint())
                    .build());
        }
        return s3;
    }

    synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = keep(() -> configured(SqsClient.builder(), aws.sqsEndpoint()).build());
        }
        return sqs;
    }

    synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = keep(() ->
                    configured(DynamoDbClient.builder(), aws.dynamoDbEndpoint()).build());
        }
        return dynamoDb;
    }

    @Override
    public synchronized void close() {
        made.forEach(SdkAutoCloseable::close);
    }

    private <C extends SdkAutoCloseable> C keep(Supplier<C> builder) {
        C client = builder.get();
        made.add(client);
        return client;
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI endpoint) {
        AwsBasicCredentials keys = AwsBasicCredentials.create(aws.accessKeyId(), aws.secretAccessKey());
        return builder.endpointOverride(endpoint)
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(keys));
    }
}
