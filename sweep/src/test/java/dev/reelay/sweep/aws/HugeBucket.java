package dev.reelay.sweep.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * A bucket of more objects than a test could put into one: its keys, which look like digests, are computed. And a queue that takes
 * every message and keeps none. Both stand where the network does, below the SDK.
 */
final class HugeBucket {

    /** One for each four hex digits, with which its key begins. */
    static final int OBJECTS = 1 << 16;

    private static final int DIGITS = 4;
    private static final String BEHIND = "0".repeat(64 - DIGITS) + ".json";

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));

    private HugeBucket() {}

    /** By which it is listed. */
    static S3Client s3(ExecutionInterceptor watching) {
        return S3Client.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(new Listing())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(watching))
                .build();
    }

    /** By which its messages are sent. */
    static SqsAsyncClient sqs(ExecutionInterceptor watching) {
        return SqsAsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(new Taking())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(watching))
                .build();
    }

    private static String page(SdkHttpRequest request) {
        int first = request.firstMatchingRawQueryParameter("start-after")
                .map(HugeBucket::firstAfter)
                .orElse(0);
        int most = Integer.parseInt(
                request.firstMatchingRawQueryParameter("max-keys").orElseThrow());
        int end = Math.min(OBJECTS, first + most);
        StringBuilder page = new StringBuilder("<ListBucketResult>");
        for (int number = first; number < end; number++) {
            page.append("<Contents><Key>")
                    .append("%04x".formatted(number))
                    .append(BEHIND)
                    .append("</Key><ETag>1</ETag></Contents>");
        }
        return page.append("<IsTruncated>")
                .append(end < OBJECTS)
                .append("</IsTruncated></ListBucketResult>")
                .toString();
    }

    /** Of a key; or of fewer digits, which come before all keys that begin with them. */
    private static int firstAfter(String key) {
        return key.length() < DIGITS
                ? Integer.parseInt(key + "0".repeat(DIGITS - key.length()), 16)
                : Integer.parseInt(key.substring(0, DIGITS), 16) + 1;
    }

    private static SdkHttpResponse ok() {
        return SdkHttpResponse.builder().statusCode(200).build();
    }

    private static final class Listing implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    byte[] page = page(request.httpRequest()).getBytes(StandardCharsets.UTF_8);
                    return HttpExecuteResponse.builder()
                            .response(ok())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(page)))
                            .build();
                }

                @Override
                public void abort() {
                    // It never waits.
                }
            };
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    private static final class Taking implements SdkAsyncHttpClient {

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            request.responseHandler().onHeaders(ok());
            request.responseHandler().onStream(AsyncRequestBody.fromString("{\"Successful\":[],\"Failed\":[]}"));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
