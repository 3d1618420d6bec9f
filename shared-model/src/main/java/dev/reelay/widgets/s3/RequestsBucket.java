package dev.reelay.widgets.s3;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket of the requests. */
final class RequestsBucket implements RequestFiles {

    /** Of S3's own metadata, 2 KB in all (AWS: "Working with object metadata"). */
    private static final String FAILURE_REASON = "failure-reason";

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final BoundedRead reads;
    private final AwsRequestOverrideConfiguration bounds;

    /** Writing and reading take at most {@code bound} each, because a client may wait for them. */
    RequestsBucket(S3Client client, String bucket, Duration bound) {
        this.client = client;
        this.bucket = bucket;
        this.reads = new BoundedRead(client, bucket, bound);
        this.bounds =
                AwsRequestOverrideConfiguration.builder().apiCallTimeout(bound).build();
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public void store(RequestKey key, byte[] json) {
        client.putObject(
                request -> request.bucket(bucket)
                        .key(key.value())
                        .contentType("application/json")
                        .overrideConfiguration(bounds),
                RequestBody.fromBytes(json));
    }

    @Override
    public Fetched fetch(RequestKey key) {
        return reads.of(key.value(), BoundedRead.Read::fetched).orElseGet(Fetched.Missing::new);
    }

    @Override
    public void delete(RequestKey key) {
        client.deleteObject(request -> request.bucket(bucket).key(key.value()));
    }

    @Override
    public Page after(Optional<RequestKey> key) {
        ListObjectsV2Response page = client.listObjectsV2(request -> {
            request.bucket(bucket);
            key.map(RequestKey::value).ifPresent(request::startAfter);
        });
        List<String> keys = page.contents().stream().map(S3Object::key).toList();
        return new Page(
                keys.stream()
                        .filter(found -> !found.startsWith(PARKED))
                        .map(RequestKey::new)
                        .toList(),
                Boolean.TRUE.equals(page.isTruncated()) && !keys.isEmpty()
                        ? Optional.of(new RequestKey(keys.getLast()))
                        : Optional.empty());
    }

    @Override
    public void park(RequestKey key, String reason) {
        try {
            // By S3 itself, which copies what is too large to be read here, too.
            client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key.value())
                    .destinationBucket(bucket)
                    .destinationKey(PARKED + key)
                    .contentType("application/json")
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of(FAILURE_REASON, reason)));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                // Another instance has parked it meanwhile.
                return;
            }
            throw refused;
        }
        delete(key);
    }
}
