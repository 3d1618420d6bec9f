package dev.reelay.widgets.s3;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.MovieFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads an object of the size of a file, and of a larger one not a byte. Somebody waits for it: each read takes at most {@code bound}. */
final class BoundedRead {

    private final S3Client client;
    private final String bucket;
    private final AwsRequestOverrideConfiguration bounds;

    BoundedRead(S3Client client, String bucket, Duration bound) {
        this.client = client;
        this.bucket = bucket;
        this.bounds =
                AwsRequestOverrideConfiguration.builder().apiCallTimeout(bound).build();
    }

    /** What {@code use} makes of the object, or nothing where there is none. */
    <T> Optional<T> of(String key, Function<Read, T> use) {
        try {
            // As a transformer, so that an answer that breaks off midway is retried by the SDK like any other failure.
            return Optional.of(use.apply(client.getObject(
                    request -> request.bucket(bucket).key(key).overrideConfiguration(bounds),
                    (response, content) -> read(new ResponseInputStream<>(response, content)))));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /**
     * What was read.
     *
     * @param fetched never missing
     * @param tag the object's entity tag, in quotes
     */
    record Read(Fetched fetched, String tag) {}

    private static Read read(ResponseInputStream<GetObjectResponse> content) {
        GetObjectResponse response = content.response();
        long size = response.contentLength();
        if (size > MovieFile.LARGEST) {
            content.abort();
            return new Read(new Fetched.TooLarge(size), response.eTag());
        }
        try {
            return new Read(new Fetched.Content(content.readAllBytes()), response.eTag());
        } catch (IOException brokenOff) {
            // What is thrown else by a transformer, the SDK does not repeat.
            throw RetryableException.create("S3's answer broke off", brokenOff);
        }
    }
}
