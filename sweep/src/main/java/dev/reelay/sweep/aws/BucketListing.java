package dev.reelay.sweep.aws;

import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists buckets, page by page. A page begins behind a key, not at a continuation token, so that whoever knows the last key goes on
 * there, at any time and from anywhere. General purpose buckets only: directory buckets list in no order.
 *
 * <p>Action used: {@code s3:ListBucket}.
 */
public final class BucketListing {

    /** The most keys that S3 gives in a page. */
    public static final int MOST_KEYS = 1_000;

    private final S3Client s3;
    private final AwsRequestOverrideConfiguration bounds;

    /** Lists by {@code s3}, each call within these bounds. */
    public BucketListing(S3Client s3, AwsRequestOverrideConfiguration bounds) {
        this.s3 = s3;
        this.bounds = bounds;
    }

    /** The first page of a range, of at most {@code most} objects; in one call, unless S3 gives a page without any. */
    public KeyPage page(String bucket, KeyRange range, int most) {
        ListObjectsV2Request.Builder request = request(bucket, most);
        if (!range.prefix().isEmpty()) {
            request.prefix(range.prefix());
        }
        range.after().ifPresent(request::startAfter);
        ListObjectsV2Response response = s3.listObjectsV2(request.build());
        // S3 may give fewer keys than it was asked for, and says only so that these are not all.
        while (goesOn(response) && response.contents().isEmpty()) {
            request.continuationToken(response.nextContinuationToken());
            response = s3.listObjectsV2(request.build());
        }
        return page(bucket, range, response);
    }

    /** Fails as {@link #page} does if the bucket is not there or not open to us; in one call, however few keys S3 finds in it. */
    public void look(String bucket) {
        s3.listObjectsV2(request(bucket, 1).build());
    }

    private ListObjectsV2Request.Builder request(String bucket, int most) {
        return ListObjectsV2Request.builder()
                .bucket(bucket)
                .maxKeys(most)
                // A key may hold what XML cannot; the SDK decodes what S3 says it has encoded.
                .encodingType(EncodingType.URL)
                .overrideConfiguration(bounds);
    }

    private static KeyPage page(String bucket, KeyRange range, ListObjectsV2Response response) {
        List<SweptObject> objects = response.contents().stream()
                .takeWhile(object -> range.reaches(object.key()))
                .map(object -> swept(bucket, object))
                .toList();
        boolean isLast =
                !goesOn(response) || objects.size() < response.contents().size();
        return new KeyPage(
                objects,
                isLast
                        ? Optional.empty()
                        : Optional.of(range.rest(objects.getLast().key())));
    }

    private static SweptObject swept(String bucket, S3Object object) {
        return new SweptObject(bucket, object.key(), Objects.requireNonNullElse(object.eTag(), "none"));
    }

    private static boolean goesOn(ListObjectsV2Response response) {
        return Boolean.TRUE.equals(response.isTruncated());
    }
}
