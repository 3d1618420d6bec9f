package dev.reelay.producer.sweeping.s3;

import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.sweeping.Buckets;
import dev.reelay.producer.sweeping.OutOfReachException;
import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;
import dev.reelay.sweep.aws.BucketListing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Buckets in S3.
 *
 * <p>Actions used: {@code s3:ListBucket, GetObject}. Without the first, S3 answers 403 for an object that has vanished.
 */
final class S3Buckets implements Buckets {

    /** What is about the bucket or the object, and not about credentials that will be renewed. */
    private static final Set<String> DENIED = Set.of("AccessDenied", "AllAccessDisabled");

    /** S3 says where else the bucket is, or, asked in the region of all names, that its signature is another region's. */
    private static final Set<String> ELSEWHERE =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    private static final Set<String> UNREADABLE = Set.of("InvalidObjectState", "InvalidRequest");

    private static final int BUFFER = 1 << 14;

    /** The length of an answer that does not tell it, as something between S3 and us may have it. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** An object may be large: that S3 does not stop in the middle of it, the socket's own bound sees to. */
    private static final AwsRequestOverrideConfiguration UNHURRIED = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofHours(1))
            .apiCallTimeout(Duration.ofHours(2))
            .build();

    private final S3Client client;
    private final BucketListing listing;
    private final BucketListing glance;
    private final Semaphore requests;

    S3Buckets(S3Client client, BackendProperties properties, int concurrency) {
        this.client = client;
        this.listing = new BucketListing(
                client,
                AwsRequestOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(properties.attemptTimeout())
                        .apiCallTimeout(properties.callTimeout())
                        .build());
        this.glance = new BucketListing(
                client,
                AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(properties.answerTimeout())
                        .build());
        this.requests = new Semaphore(concurrency);
    }

    @Override
    public boolean isOpen(String bucket) {
        try {
            // Not HeadBucket, whose answer has no body, and so does not say whether bucket or credentials are to blame.
            return reaching(bucket, () -> {
                glance.look(bucket);
                return true;
            });
        } catch (OutOfReachException closed) {
            return false;
        }
    }

    @Override
    public KeyPage page(String bucket, KeyRange range, int most) {
        return reaching(bucket, () -> listing.page(bucket, range, most));
    }

    private static <T> T reaching(String bucket, Supplier<T> listed) {
        try {
            return listed.get();
        } catch (NoSuchBucketException missing) {
            throw new OutOfReachException("there is no bucket " + bucket + ": create it, then redrive", missing);
        } catch (S3Exception refused) {
            if (DENIED.contains(code(refused))) {
                throw new OutOfReachException(
                        "S3 does not let us list bucket " + bucket + ": allow s3:ListBucket, then redrive", refused);
            }
            if (ELSEWHERE.contains(code(refused))) {
                throw new OutOfReachException("bucket " + bucket + " is in another region: sweep it there", refused);
            }
            if (code(refused).equals("InvalidBucketName")) {
                throw new OutOfReachException("no bucket can be called " + bucket, refused);
            }
            throw refused;
        }
    }

    @Override
    public Content digest(SweptObject object) {
        requests.acquireUninterruptibly();
        try {
            // As a transformer, so that an answer that breaks off midway is asked for again by the SDK.
            return client.getObject(
                    request -> request.bucket(object.bucket()).key(object.key()).overrideConfiguration(UNHURRIED),
                    (response, content) ->
                            digested(content, Objects.requireNonNullElse(response.contentLength(), UNKNOWN)));
        } catch (NoSuchKeyException vanished) {
            return new Content.Vanished();
        } catch (S3Exception refused) {
            String code = code(refused);
            if (DENIED.contains(code) || UNREADABLE.contains(code) || code.startsWith("KMS.")) {
                return new Content.Unreadable(code);
            }
            throw refused;
        } finally {
            requests.release();
        }
    }

    private static Content digested(InputStream content, long size) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long left = size;
        try {
            // Not to the stream's end: there the SDK fails, each time, if S3 has another checksum than that of these
            // bytes.
            while (left > 0) {
                int read = content.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0 && size == UNKNOWN) {
                    break;
                }
                if (read < 0) {
                    throw new EOFException(left + " of " + size + " bytes are missing");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        } catch (IOException brokenOff) {
            // The only failure of a transformer that the SDK does not take for final.
            throw RetryableException.create("S3's answer broke off", brokenOff);
        }
        return new Content.Digested(HexFormat.of().formatHex(digest.digest()), size - left);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String code(S3Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null ? "" : String.valueOf(details.errorCode());
    }
}
