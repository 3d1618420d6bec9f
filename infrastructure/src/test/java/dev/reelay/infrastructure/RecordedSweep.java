package dev.reelay.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.permissions.aws.CallRecorder;
import dev.reelay.localaws.LocalAws;
import dev.reelay.sweep.Totals;
import dev.reelay.sweep.aws.BucketListing;
import dev.reelay.sweep.aws.BucketSweep;
import dev.reelay.sweep.aws.ObjectPublisher;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What {@code operator-cli sweep} asks embedded AWS for, with a queue that is given by its name: recorded once. */
final class RecordedSweep {

    static final String BUCKET = "swept-bucket";
    static final String QUEUE = "swept-objects.fifo";

    private static final LocalAws AWS = LocalAws.shared();
    private static final List<RecordedCall> CALLS = new ArrayList<>();

    private RecordedSweep() {}

    /** Not recorded as the class is initialised: the sweep's threads, which call back into it, would wait for that for ever. */
    static synchronized List<RecordedCall> calls() {
        if (CALLS.isEmpty()) {
            CALLS.addAll(record());
        }
        return List.copyOf(CALLS);
    }

    private static List<RecordedCall> record() {
        AWS.s3().createBucket(request -> request.bucket(BUCKET));
        AWS.s3().putObject(request -> request.bucket(BUCKET).key("x.json"), RequestBody.fromString("{}"));
        AWS.sqs()
                .createQueue(
                        request -> request.queueName(QUEUE).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
        AwsRequestOverrideConfiguration bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(Duration.ofSeconds(30))
                .build();
        CallRecorder recorder = new CallRecorder();
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), AWS.s3Endpoint(), recorder);
                SqsAsyncClient sqs = client(SqsAsyncClient.builder(), AWS.sqsEndpoint(), recorder)) {
            String url =
                    sqs.getQueueUrl(request -> request.queueName(QUEUE)).join().queueUrl();
            BucketSweep sweep = new BucketSweep(new BucketListing(s3, bounds), new ObjectPublisher(sqs, bounds, 1));
            assertThat(sweep.run(BUCKET, "", url, totals -> {})).isEqualTo(new Totals(1, 1));
        }
        return recorder.calls(Program.OPERATOR);
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
