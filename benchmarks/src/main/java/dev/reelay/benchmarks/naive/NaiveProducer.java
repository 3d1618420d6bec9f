package dev.reelay.benchmarks.naive;

import dev.reelay.benchmarks.contender.SampleMovie;
import dev.reelay.benchmarks.measure.Stopwatch;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes movies one after another. */
final class NaiveProducer {

    private static final long PATIENCE_MINUTES = 30;

    private final NaiveTable table;
    private final S3Client s3;
    private final SqsTemplate sqs;
    private final NaiveListeners listeners;

    NaiveProducer(NaiveTable table, S3Client s3, SqsTemplate sqs, NaiveListeners listeners) {
        this.table = table;
        this.s3 = s3;
        this.sqs = sqs;
        this.listeners = listeners;
    }

    Duration run(int movies) throws InterruptedException {
        CountDownLatch unconfirmed = listeners.expect(movies);
        String jobId = UUID.randomUUID().toString();
        String bucket = NaiveApplication.NAMES.bucket();
        Stopwatch watch = Stopwatch.started();
        for (int number = 0; number < movies; number++) {
            SampleMovie movie = SampleMovie.of(jobId, number);
            s3.putObject(
                    request -> request.bucket(bucket).key(movie.key()).contentType("application/json"),
                    RequestBody.fromBytes(movie.file()));
            table.put(movie, bucket);
            sqs.send("naive-load", movie.pointer(bucket));
        }
        if (!unconfirmed.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(unconfirmed.getCount() + " movies were not confirmed in time");
        }
        return watch.elapsed();
    }
}
