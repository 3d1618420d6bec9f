package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Operation.Service;
import dev.reelay.launcher.stack.AwsPlan;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS SDK, for the checker straight to embedded AWS, for a planted worker through the faulty one. */
record Clients(S3Client s3, SqsClient sqs, DynamoDbClient dynamoDb, DynamoDbStreamsClient streams)
        implements AutoCloseable {

    static Clients of(AwsPlan aws) {
        return of(aws.s3(), aws.sqs(), aws.dynamodb(), "checker", 3);
    }

    /** As an instance of this name, which asks only once: what fails, fails. */
    static Clients of(FaultyAws faulty, String instance) {
        return of(faulty.url(Service.S3), faulty.url(Service.SQS), faulty.url(Service.DYNAMODB), instance, 1);
    }

    private static Clients of(URI s3, URI sqs, URI dynamoDb, String instance, int attempts) {
        return new Clients(
                at(s3, S3Client.builder().forcePathStyle(true), instance, attempts),
                at(sqs, SqsClient.builder(), instance, attempts),
                at(dynamoDb, DynamoDbClient.builder(), instance, attempts),
                at(dynamoDb, DynamoDbStreamsClient.builder(), instance, attempts));
    }

    private static <C> C at(URI endpoint, AwsClientBuilder<?, C> builder, String instance, int attempts) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(configuration -> configuration
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "app/" + instance)
                        .retryStrategy(retries -> retries.maxAttempts(attempts)))
                .build();
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
        streams.close();
    }
}
