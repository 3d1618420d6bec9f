package dev.reelay.files;

import static dev.reelay.Fixtures.aFile;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.FaultyHttpClient.Fault;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.files.s3.S3Files;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The contract of {@link MovieFiles}, and invariant 5: a file is written once, under its digest, and never over. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class MovieFilesKit {

    private static final int CONCURRENCY = 5;

    private final S3Traffic traffic = new S3Traffic();
    private final TestBackend backend;
    private final String bucket;
    private final S3Client client;
    private final MovieFiles files;

    MovieFilesKit(TestBackend backend) {
        this.backend = backend;
        this.bucket = backend.names().bucket();
        this.client = backend.s3Client()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(traffic))
                .build();
        this.files = S3Files.of(client, bucket, CONCURRENCY);
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            reason = "does not say the SHA-256 that it was given",
            failure = "but was: null")
    void store_newFile_liesUnderItsDigestAsJson() {
        MovieFile file = aFile(aJobId(), 1);

        FileLocation location = files.store(file);

        assertThat(location).isEqualTo(new FileLocation(bucket, file.key()));
        HeadObjectResponse head = client.headObject(
                request -> request.bucket(bucket).key(file.key().value()).checksumMode(ChecksumMode.ENABLED));
        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.contentLength()).isEqualTo(file.bytes().length);
        assertThat(head.checksumSHA256())
                .isEqualTo(Base64.getEncoder().encodeToString(file.key().digest()));
        assertThat(content(files.fetch(location))).isEqualTo(file.bytes());
    }

    @Test
    void store_everyFile_asksForNoneOfThatNameAndSendsItsDigest() {
        MovieFile file = aFile(aJobId(), 2);

        files.store(file);

        PutObjectRequest put = traffic.puts().stream()
                .filter(request -> request.key().equals(file.key().value()))
                .findFirst()
                .orElseThrow();
        assertThat(put.ifNoneMatch()).isEqualTo("*");
        assertThat(put.checksumSHA256()).isNotBlank();
    }

    @Test
    void store_sameFileAgainAndAtOnce_isStoredOnce() {
        MovieFile file = aFile(aJobId(), 3);
        files.store(file);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<FileLocation>> again = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> files.store(file), threads))
                    .toList();
            assertThat(again.stream().map(CompletableFuture::join)).containsOnly(new FileLocation(bucket, file.key()));
        }

        assertThat(content(files.fetch(new FileLocation(bucket, file.key())))).isEqualTo(file.bytes());
    }

    @Test
    void store_whileAnotherUploadOfItEnds_isRepeated() {
        MovieFile file = aFile(aJobId(), 5);
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client conflicted = backend.s3Client().httpClient(wire).build()) {
            Fault conflict = FaultyHttpClient.refusal(
                    409, "<Error><Code>ConditionalRequestConflict</Code><Message>injected</Message></Error>");
            wire.next("PUT", conflict, conflict);

            FileLocation location = S3Files.of(conflicted, bucket, CONCURRENCY).store(file);

            assertThat(wire.calls("PUT")).hasSize(3);
            assertThat(content(files.fetch(location))).isEqualTo(file.bytes());
        }
    }

    @Test
    void store_whereSomebodyHasAlteredTheFile_doesNotHideThat() {
        MovieFile file = aFile(aJobId(), 4);
        byte[] altered = "{\"title\":\"altered\"}".getBytes(StandardCharsets.UTF_8);
        files.store(file);
        client.putObject(put -> put.bucket(bucket).key(file.key().value()), RequestBody.fromBytes(altered));

        FileLocation location = files.store(file);

        assertThat(content(files.fetch(location))).isEqualTo(altered);
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            reason = "takes files whose SHA-256 is not the one that was sent",
            failure = "Expecting code to raise a throwable")
    void store_bytesThatAreNotTheirDigests_areRefusedByS3() {
        MovieFile lie = new MovieFile(aFile(aJobId(), 5).key(), new byte[] {'{', '}'});

        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> files.store(lie));
        assertThat(files.fetch(new FileLocation(bucket, lie.key()))).isEqualTo(new Fetched.Missing());
    }

    @Test
    void fetch_fileThatIsNotThere_isMissing() {
        assertThat(files.fetch(new FileLocation(bucket, aFile(aJobId(), 6).key())))
                .isEqualTo(new Fetched.Missing());
    }

    @Test
    void fetch_bucketThatIsNotThere_isAFailureAndNotAMissingFile() {
        FileLocation elsewhere =
                new FileLocation("no-such-bucket-here", aFile(aJobId(), 7).key());

        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> files.fetch(elsewhere));
    }

    @Test
    void fetch_fileOfExactlyTheLargestSize_isRead() {
        FileKey key = put(MovieFile.LARGEST);

        assertThat(content(files.fetch(new FileLocation(bucket, key)))).hasSize(MovieFile.LARGEST);
    }

    @Test
    void fetch_fileBeyondTheLargestSize_isTooLargeAndNotRead() {
        FileKey key = put(MovieFile.LARGEST + 1);
        FileKey huge = put(20 << 20);
        long before = traffic.bytesRead();

        assertThat(files.fetch(new FileLocation(bucket, key))).isEqualTo(new Fetched.TooLarge(MovieFile.LARGEST + 1));
        assertThat(files.fetch(new FileLocation(bucket, huge))).isEqualTo(new Fetched.TooLarge(20 << 20));

        assertThat(traffic.bytesRead() - before).isZero();
        assertThat(files.fetch(new FileLocation(bucket, huge))).isEqualTo(new Fetched.TooLarge(20 << 20));
    }

    @Test
    void fetch_emptyFile_isEmpty() {
        FileKey key = put(0);

        assertThat(content(files.fetch(new FileLocation(bucket, key)))).isEmpty();
    }

    @Test
    void storeAndFetch_fromManyThreads_keepToTheBound() {
        JobId job = aJobId();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<byte[]>> all = IntStream.range(0, 120)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> content(files.fetch(files.store(aFile(job, i)))), threads))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).join()).isEqualTo(aFile(job, i).bytes());
            }
        }

        assertThat(traffic.mostAtOnce()).isEqualTo(CONCURRENCY);
    }

    private FileKey put(int size) {
        FileKey key = aFile(aJobId(), 9).key();
        client.putObject(request -> request.bucket(bucket).key(key.value()), RequestBody.fromBytes(new byte[size]));
        return key;
    }

    private static byte[] content(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Content.class);
        return ((Fetched.Content) fetched).bytes();
    }
}
