package dev.reelay.widgets.s3;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.Sha256;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** The bucket of the requests. */
final class RequestsBucket implements RequestFiles {

    /** Of S3's own metadata, 2 KB in all (AWS: "Working with object metadata"). */
    private static final String FAILURE_REASON = "failure-reason";

    /** Behind what is parked, but before what is no more: no character of a key is greater. */
    private static final String BEHIND_PARKED = PARKED + Character.toString(Character.MAX_CODE_POINT);

    /** In bytes (AWS: "Naming Amazon S3 objects"). */
    private static final int LONGEST_KEY = 1024;

    /** How much of a key that is too long is kept: at most four bytes each. */
    private static final int KEPT_CHARACTERS = 200;

    private static final int NOT_IMPLEMENTED = 501;

    /** It is gone, or another one by now. */
    private static final Set<Integer> NOT_AS_FOUND = Set.of(404, 412);

    /** Refusals, some of those that are no throttling, that say nothing of the object that was asked for. */
    private static final Set<String> OF_THE_CALLER = Set.of(
            "AuthorizationHeaderMalformed",
            "ExpiredToken",
            "InvalidAccessKeyId",
            "InvalidToken",
            "NoSuchBucket",
            "RequestExpired",
            "RequestTimeout",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired");

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
    public Found fetch(RequestKey key) {
        try {
            return reads.of(key.value(), read -> new Found(key, read.fetched(), read.tag()))
                    .orElseGet(() -> new Found(key, new Fetched.Missing(), ""));
        } catch (S3Exception refused) {
            throw isOfTheObject(refused) ? new UnreadableRequestException(bucket, key, refused) : refused;
        }
    }

    /** Archived, encrypted with a key that is lost, disabled or somebody else's, or given by its owner to others only. */
    private static boolean isOfTheObject(S3Exception refused) {
        return refused.statusCode() / 100 == 4
                && !refused.isThrottlingException()
                // Without a code the answer is not S3's, but of something in between.
                && Optional.ofNullable(refused.awsErrorDetails())
                        .map(AwsErrorDetails::errorCode)
                        .filter(code -> !OF_THE_CALLER.contains(code))
                        .isPresent();
    }

    @Override
    public void delete(Found found) {
        try {
            // Somebody has put another request there, which nobody has read.
            client.deleteObject(
                    request -> request.bucket(bucket).key(found.key().value()).ifMatch(found.version()));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_IMPLEMENTED) {
                // LocalStack, for one, has no conditional deletes.
                client.deleteObject(
                        request -> request.bucket(bucket).key(found.key().value()));
            } else if (!NOT_AS_FOUND.contains(refused.statusCode())) {
                throw refused;
            }
        }
    }

    @Override
    public Page after(Optional<RequestKey> key) {
        ListObjectsV2Response page = client.listObjectsV2(request -> {
            // A key may hold what XML cannot; the SDK decodes what S3 says it has encoded.
            request.bucket(bucket).encodingType(EncodingType.URL);
            key.map(RequestKey::value).ifPresent(request::startAfter);
        });
        List<String> keys = page.contents().stream().map(S3Object::key).toList();
        return new Page(
                keys.stream()
                        .filter(found -> !found.startsWith(PARKED))
                        .map(RequestKey::new)
                        .toList(),
                Boolean.TRUE.equals(page.isTruncated()) && !keys.isEmpty()
                        ? Optional.of(new RequestKey(goingOn(keys.getLast())))
                        : Optional.empty());
    }

    /** Once among what is parked, behind it: that stays, more of it by and by, and each look would page through all of it. */
    private static String goingOn(String last) {
        return last.startsWith(PARKED) && !last.startsWith(BEHIND_PARKED) ? BEHIND_PARKED : last;
    }

    @Override
    public Optional<RequestKey> park(Found found, String reason) {
        RequestKey parked = parked(found.key());
        try {
            // By S3 itself, which copies what is too large to be read here, too. Tags would be copied, for which it
            // takes permissions.
            client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(found.key().value())
                    .copySourceIfMatch(found.version())
                    .destinationBucket(bucket)
                    .destinationKey(parked.value())
                    .contentType("application/json")
                    .taggingDirective(TaggingDirective.REPLACE)
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of(FAILURE_REASON, reason)));
        } catch (S3Exception refused) {
            if (NOT_AS_FOUND.contains(refused.statusCode())) {
                return Optional.empty();
            }
            throw refused;
        }
        delete(found);
        return Optional.of(parked);
    }

    private static RequestKey parked(RequestKey key) {
        String whole = PARKED + key.value();
        if (whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY) {
            return new RequestKey(whole);
        }
        String begin = whole.substring(0, whole.offsetByCodePoints(0, KEPT_CHARACTERS));
        return new RequestKey(begin + "-" + Sha256.hex(key.value()));
    }
}
