package dev.reelay.files.s3;

import dev.reelay.files.MovieFiles;
import software.amazon.awssdk.services.s3.S3Client;

/** Movie files over any client, for tests of every room. */
public final class S3Files {

    private S3Files() {}

    /** The files of a bucket, with at most so many requests at a time. */
    public static MovieFiles of(S3Client client, String bucket, int concurrency) {
        return new MovieBucket(client, bucket, concurrency);
    }
}
