package dev.reelay.producer.sweeping.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.producer.sweeping.Buckets;
import dev.reelay.producer.sweeping.Buckets.Content;
import dev.reelay.producer.sweeping.OutOfReachException;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The contract of {@link Buckets}. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class BucketsKit {

    private static final BackendProperties PROPERTIES = new BackendProperties(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 200);

    private final TestBackend backend;
    private final S3Client client;
    private final Buckets buckets;
    private final String bucket = "audited-" + UUID.randomUUID();

    BucketsKit(TestBackend backend) {
        this.backend = backend;
        this.client = backend.s3Client().build();
        this.buckets = new S3Buckets(client, PROPERTIES, 5);
        client.createBucket(request -> request.bucket(bucket));
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @Test
    void isOpen_ofABucketThatIsThere_isTrue() {
        assertThat(buckets.isOpen(bucket)).isTrue();
        assertThat(buckets.isOpen("no-such-" + UUID.randomUUID())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "403,AccessDenied",
        "301,PermanentRedirect",
        "400,AuthorizationHeaderMalformed",
        "400,IllegalLocationConstraintException",
        "400,InvalidBucketName"
    })
    void isOpen_ofABucketThatIsNotForUs_isFalse(int status, String code) {
        refusing(status, code, closed -> assertThat(closed.isOpen(bucket)).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"403,InvalidAccessKeyId", "403,SignatureDoesNotMatch", "400,ExpiredToken"})
    void isOpen_whenCredentialsAreToBlame_isAPassingFailure(int status, String code) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> refusing(status, code, closed -> closed.isOpen(bucket)));
    }

    @Test
    void page_ofABucket_isItsKeysInOrder() {
        put("page/b", new byte[0]);
        put("page/a", new byte[0]);
        put("page/c", new byte[0]);

        assertThat(buckets.page(bucket, KeyRange.all("page/"), 2).objects())
                .extracting(SweptObject::key)
                .containsExactly("page/a", "page/b");
        assertThat(buckets.page(bucket, KeyRange.all("page/").rest("page/b"), 2).objects())
                .extracting(SweptObject::key)
                .containsExactly("page/c");
    }

    @Test
    void page_ofABucketThatIsMissing_isOutOfReach() {
        assertThatExceptionOfType(OutOfReachException.class)
                .isThrownBy(() -> buckets.page("no-such-" + UUID.randomUUID(), KeyRange.all(""), 10))
                .withMessageContaining("create it");
    }

    @Test
    void page_ofABucketThatIsClosed_isOutOfReach() {
        assertThatExceptionOfType(OutOfReachException.class)
                .isThrownBy(() -> refusing(403, "AccessDenied", closed -> closed.page(bucket, KeyRange.all(""), 10)))
                .withMessageContaining("s3:ListBucket");
    }

    /** Credentials that expired are renewed: that passes. */
    @Test
    void page_whenCredentialsAreToBlame_isAPassingFailure() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> refusing(400, "ExpiredToken", closed -> closed.page(bucket, KeyRange.all(""), 10)));
    }

    @Test
    void digest_ofAnObject_isThatOfItsBytes() throws Exception {
        for (int size : List.of(0, 1, (1 << 14) + 1, 5 << 20)) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            put("digest/" + size, bytes);

            assertThat(buckets.digest(object("digest/" + size))).isEqualTo(new Content.Digested(sha256(bytes), size));
        }
    }

    @Test
    void digest_whoseBytesBreakOffMidway_isAskedForAgain() throws Exception {
        put("digest/cut", "not cut".getBytes(StandardCharsets.UTF_8));
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client cut = backend.s3Client().httpClient(wire).build()) {
            wire.next("GET", FaultyHttpClient.brokenOff(), S3Answers.changed(S3Answers::ended));

            assertThat(new S3Buckets(cut, PROPERTIES, 5).digest(object("digest/cut")))
                    .isEqualTo(new Content.Digested(sha256("not cut"), 7));

            assertThat(wire.calls("GET")).hasSize(3);
        }
    }

    @Test
    void digest_whenTheAnswerDoesNotTellItsLength_countsTheBytes() throws Exception {
        put("digest/untold", "untold".getBytes(StandardCharsets.UTF_8));
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client client = backend.s3Client().httpClient(wire).build()) {
            wire.always(call -> true, S3Answers.changed(S3Answers::withoutLength));

            assertThat(new S3Buckets(client, PROPERTIES, 5).digest(object("digest/untold")))
                    .isEqualTo(new Content.Digested(sha256("untold"), 6));
        }
    }

    /** The SDK would fail each time: an audit would never end, and its report would lack just the object that it is for. */
    @Test
    void digest_whenS3HasAnotherChecksum_isThatOfTheBytes() throws Exception {
        put("digest/checksum", "altered".getBytes(StandardCharsets.UTF_8));
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client client = backend.s3Client().httpClient(wire).build()) {
            wire.always(call -> true, S3Answers.changed(S3Answers::withOtherChecksum));

            assertThat(new S3Buckets(client, PROPERTIES, 5).digest(object("digest/checksum")))
                    .isEqualTo(new Content.Digested(sha256("altered"), 7));
        }
    }

    @Test
    void digest_ofAnObjectThatHasVanished_saysSo() {
        assertThat(buckets.digest(object("digest/never"))).isEqualTo(new Content.Vanished());
    }

    @ParameterizedTest
    @CsvSource({"403,InvalidObjectState", "403,AccessDenied", "400,KMS.DisabledException", "400,InvalidRequest"})
    void digest_ofAnObjectThatNobodyCanRead_saysWhy(int status, String code) {
        refusing(
                status,
                code,
                closed -> assertThat(closed.digest(object("digest/0"))).isEqualTo(new Content.Unreadable(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "RequestTimeTooSkewed", "SignatureDoesNotMatch"})
    void digest_whenCredentialsAreToBlame_isAPassingFailure(String code) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> refusing(403, code, closed -> closed.digest(object("digest/0"))));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Something done with buckets. */
    @FunctionalInterface
    private interface Attempt {
        void with(Buckets buckets);
    }

    private void refusing(int status, String code, Attempt attempt) {
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client refused = backend.s3Client().httpClient(wire).build()) {
            wire.always(
                    call -> true,
                    FaultyHttpClient.refusal(
                            status, "<Error><Code>" + code + "</Code><Message>injected</Message></Error>"));
            attempt.with(new S3Buckets(refused, PROPERTIES, 5));
        }
    }

    private SweptObject object(String key) {
        return new SweptObject(bucket, key, "\"etag\"");
    }

    private void put(String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }
}
