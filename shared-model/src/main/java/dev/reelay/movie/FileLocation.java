package dev.reelay.movie;

/**
 * Where a movie's file lies.
 *
 * @param bucket the S3 bucket's name
 * @param key the object's key
 */
public record FileLocation(String bucket, FileKey key) {

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
