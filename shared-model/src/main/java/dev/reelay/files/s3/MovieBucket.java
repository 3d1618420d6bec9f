package dev.reelay.files.s3;

import dev.reelay.files.MovieFiles;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.MovieFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket of the movie files. */
final class MovieBucket implements MovieFiles {

    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;
    private final Semaphore requests;
    private final RetryTemplate whileOthersWriteTheSame = new RetryTemplate(RetryPolicy.builder()
            .predicate(failure -> failure instanceof S3Exception refused && refused.statusCode() == CONFLICT)
            .maxRetries(5)
            .delay(Duration.ofMillis(50))
            .jitter(Duration.ofMillis(50))
            .multiplier(2)
            .build());

    MovieBucket(S3Client client, String bucket, int concurrency) {
        this.client = client;
        this.bucket = bucket;
        this.requests = new Semaphore(concurrency);
    }

    @Override
    public FileLocation store(MovieFile file) {
        // "409 Conflict: upload the object again" (S3: "Conditional writes"): another upload of it ended meanwhile.
        whileOthersWriteTheSame.invoke(() -> bounded(() -> put(file)));
        return new FileLocation(bucket, file.key());
    }

    private boolean put(MovieFile file) {
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(file.key().value())
                            .contentType("application/json")
                            // S3 refuses bytes that were changed on the way: the digest is the key's.
                            .checksumSHA256(Base64.getEncoder()
                                    .encodeToString(file.key().digest()))
                            // Written once: a second writer has the same bytes, or is not one of ours.
                            .ifNoneMatch("*"),
                    RequestBody.fromBytes(file.bytes()));
            return true;
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public Fetched fetch(FileLocation location) {
        return bounded(() -> get(location));
    }

    private Fetched get(FileLocation location) {
        try {
            // As a transformer, so that an answer that breaks off midway is retried by the SDK like any other failure.
            return client.getObject(
                    request ->
                            request.bucket(location.bucket()).key(location.key().value()),
                    (response, content) -> read(new ResponseInputStream<>(response, content)));
        } catch (NoSuchKeyException missing) {
            return new Fetched.Missing();
        }
    }

    private static Fetched read(ResponseInputStream<GetObjectResponse> content) {
        long size = content.response().contentLength();
        if (size > MovieFile.LARGEST) {
            content.abort();
            return new Fetched.TooLarge(size);
        }
        try {
            return new Fetched.Content(content.readAllBytes());
        } catch (IOException brokenOff) {
            // What is thrown else by a transformer, the SDK does not repeat.
            throw RetryableException.create("S3's answer broke off", brokenOff);
        }
    }

    private <T> T bounded(Supplier<T> request) {
        requests.acquireUninterruptibly();
        try {
            return request.get();
        } finally {
            requests.release();
        }
    }
}
