package dev.reelay.benchmarks.limit;

import dev.reelay.benchmarks.pipeline.Backend;
import dev.reelay.benchmarks.pipeline.Endpoints;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Raw asynchronous clients over Netty, with as many connections as the services may have. */
record LimitClients(S3AsyncClient s3, SqsAsyncClient sqs, DynamoDbAsyncClient dynamoDb) {

    private static final int CONNECTIONS = 200;

    static LimitClients to(Endpoints endpoints) {
        return new LimitClients(
                Backend.configured(S3AsyncClient.builder().forcePathStyle(true), endpoints.s3())
                        .httpClientBuilder(netty())
                        .build(),
                Backend.configured(SqsAsyncClient.builder(), endpoints.sqs())
                        .httpClientBuilder(netty())
                        .build(),
                Backend.configured(DynamoDbAsyncClient.builder(), endpoints.dynamoDb())
                        .httpClientBuilder(netty())
                        .build());
    }

    private static SdkAsyncHttpClient.Builder<?> netty() {
        return NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS);
    }
}
