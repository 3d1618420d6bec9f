package dev.reelay.widgets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.MovieFile;
import dev.reelay.widgets.RequestFiles.Found;
import dev.reelay.widgets.s3.WidgetBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** The contract of {@link RequestFiles}. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
abstract class RequestFilesKit {

    private static final byte[] JSON = "{\"type\":\"七\"}".getBytes(UTF_8);

    private static final byte[] OTHER = "{\"type\":\"other\"}".getBytes(UTF_8);

    private final TestBackend backend;
    private final S3Client client;
    private final String bucket;
    private final RequestFiles files;

    RequestFilesKit(TestBackend backend) {
        this.backend = backend.loadWidgets();
        this.client = backend.s3Client().build();
        this.bucket = backend.widgetNames().requestsBucket();
        this.files = WidgetBuckets.requests(client, bucket);
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @BeforeEach
    void empty() {
        client
                .listObjectsV2Paginator(request -> request.bucket(bucket).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .toList()
                .forEach(file ->
                        client.deleteObject(request -> request.bucket(bucket).key(file.key())));
    }

    @Test
    void store_request_isThereUntilItIsDeleted() {
        RequestKey key = new RequestKey("0001-a.json");

        files.store(key, JSON);
        files.store(key, JSON);

        Found found = files.fetch(key);
        assertThat(found.content())
                .isInstanceOfSatisfying(
                        Fetched.Content.class,
                        content -> assertThat(content.bytes()).isEqualTo(JSON));
        files.delete(found);
        files.delete(found);
        assertThat(files.fetch(key).content()).isEqualTo(new Fetched.Missing());
    }

    @Test
    void fetch_whoseAnswerBreaksOff_isAskedForAgain() {
        RequestKey key = new RequestKey("broken-off.json");
        files.store(key, JSON);
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client cut = backend.s3Client().httpClient(wire).build()) {
            wire.next("GET", FaultyHttpClient.brokenOff());

            assertThat(WidgetBuckets.requests(cut, bucket).fetch(key).content())
                    .isInstanceOfSatisfying(
                            Fetched.Content.class,
                            content -> assertThat(content.bytes()).isEqualTo(JSON));
        }
    }

    @Test
    void fetch_whatIsTooLarge_isNotRead() {
        RequestKey key = new RequestKey("large");
        client.putObject(
                request -> request.bucket(bucket).key("large"), RequestBody.fromBytes(new byte[MovieFile.LARGEST + 1]));

        assertThat(files.fetch(key).content()).isEqualTo(new Fetched.TooLarge(MovieFile.LARGEST + 1));
    }

    @Test
    void fetch_whatS3RefusesForGood_isToldFromWhatMayPass() {
        for (String code : List.of("InvalidObjectState", "AccessDenied", "InvalidRequest", "KMS.DisabledException")) {
            assertThatExceptionOfType(UnreadableRequestException.class)
                    .isThrownBy(() -> fetchRefused(403, "<Error><Code>" + code + "</Code></Error>"))
                    .withMessageContainingAll("s3://" + bucket + "/refused", "Make it readable, or remove it");
        }
        for (String code : List.of("ExpiredToken", "SignatureDoesNotMatch", "NoSuchBucket", "SlowDown")) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> fetchRefused(403, "<Error><Code>" + code + "</Code></Error>"));
        }
        assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> fetchRefused(403, "a proxy's page"));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> fetchRefused(503, "<Error><Code>ServiceUnavailable</Code></Error>"));
    }

    private void fetchRefused(int status, String answer) {
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client refused = backend.s3Client().httpClient(wire).build()) {
            wire.always(call -> call.operation().equals("GET"), FaultyHttpClient.refusal(status, answer));
            WidgetBuckets.requests(refused, bucket).fetch(new RequestKey("refused"));
        }
    }

    @Test
    @KnownDifference(
            on = Emulator.LOCALSTACK,
            reason = "answers a delete with a condition by 501",
            failure = "Missing[]")
    void delete_ofWhatIsAnotherRequestByNow_leavesIt() {
        RequestKey key = new RequestKey("req.json");
        files.store(key, JSON);
        Found found = files.fetch(key);
        files.store(key, OTHER);

        files.delete(found);

        assertThat(files.fetch(key).content()).isInstanceOf(Fetched.Content.class);
    }

    @Test
    void delete_whereDeletesHaveNoConditions_isDoneAllTheSame() {
        RequestKey key = new RequestKey("req.json");
        files.store(key, JSON);
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client old = backend.s3Client().httpClient(wire).build()) {
            wire.next(
                    "DELETE",
                    FaultyHttpClient.refusal(
                            501, "<Error><Code>NotImplemented</Code><Message>injected</Message></Error>"));
            WidgetBuckets.requests(old, bucket).delete(files.fetch(key));
        }
        assertThat(files.fetch(key).content()).isEqualTo(new Fetched.Missing());
    }

    @Test
    void after_pageByPage_givesAllKeysInOrderButTheParkedOnes() {
        List<String> keys = IntStream.range(0, 1_003)
                .mapToObj(i -> "%04d.json".formatted(i))
                .toList();
        keys.parallelStream().forEach(key -> files.store(new RequestKey(key), JSON));
        files.park(files.fetch(new RequestKey("0500.json")), "malformed: not for us");
        // S3 answers in XML, which cannot hold the second letter.
        files.store(new RequestKey("a\u0001b"), JSON);
        files.store(new RequestKey("zzz"), JSON);

        List<String> expected = new ArrayList<>(keys);
        expected.remove("0500.json");
        expected.add("a\u0001b");
        expected.add("zzz");
        assertThat(listed(files)).isEqualTo(expected);
    }

    /** They stay until somebody takes them away, and the bucket is listed every two seconds. */
    @Test
    void after_whereManyAreParked_goesPastThemWithinOnePage() {
        IntStream.range(0, 2_001)
                .parallel()
                .forEach(i -> files.store(new RequestKey("parked/%04d.json".formatted(i)), JSON));
        for (String key : List.of("0001.json", "parked0", "zzz")) {
            files.store(new RequestKey(key), JSON);
        }
        List<SdkRequest> calls = new CopyOnWriteArrayList<>();
        try (S3Client watched = backend.s3Client()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new Watch(calls)))
                .build()) {
            assertThat(listed(WidgetBuckets.requests(watched, bucket))).containsExactly("0001.json", "parked0", "zzz");
        }
        assertThat(calls).hasSize(2);
    }

    private static List<String> listed(RequestFiles files) {
        List<String> listed = new ArrayList<>();
        Optional<RequestKey> last = Optional.empty();
        do {
            RequestFiles.Page page = files.after(last);
            page.keys().forEach(key -> listed.add(key.value()));
            last = page.last();
        } while (last.isPresent());
        return listed;
    }

    @Test
    void park_request_isMovedWithItsReasonAsItIs() {
        RequestKey key = new RequestKey("0001-a.json");
        files.store(key, JSON);

        Found found = files.fetch(key);
        assertThat(files.park(found, "malformed: what is this?")).contains(new RequestKey("parked/0001-a.json"));
        assertThat(files.park(found, "by another instance")).isEmpty();

        assertThat(files.fetch(key).content()).isEqualTo(new Fetched.Missing());
        HeadObjectResponse parked =
                client.headObject(request -> request.bucket(bucket).key("parked/0001-a.json"));
        assertThat(parked.metadata()).containsEntry("failure-reason", "malformed: what is this?");
        assertThat(client.getObjectAsBytes(request -> request.bucket(bucket).key("parked/0001-a.json"))
                        .asByteArray())
                .isEqualTo(JSON);
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            reason = "copies whatever the condition of the copy says",
            failure = "Expecting an empty Optional")
    void park_ofWhatIsAnotherRequestByNow_leavesIt() {
        RequestKey key = new RequestKey("req.json");
        files.store(key, JSON);
        Found found = files.fetch(key);
        files.store(key, OTHER);

        assertThat(files.park(found, "malformed: what is this?")).isEmpty();

        assertThat(files.fetch(key).content()).isInstanceOf(Fetched.Content.class);
        assertThat(files.fetch(new RequestKey("parked/req.json")).content()).isEqualTo(new Fetched.Missing());
    }

    @Test
    void park_underAKeyThatWouldBeTooLong_isUnderAShorterOne() {
        for (String text : List.of("七".repeat(340), "𠮷".repeat(255), "k".repeat(1018))) {
            RequestKey key = new RequestKey(text);
            files.store(key, JSON);

            RequestKey parked = files.park(files.fetch(key), "malformed").orElseThrow();

            assertThat(parked.value()).startsWith("parked/" + text.substring(0, 100));
            assertThat(parked.value().getBytes(UTF_8).length).isLessThanOrEqualTo(1024);
            assertThat(files.fetch(key).content()).isEqualTo(new Fetched.Missing());
            assertThat(files.fetch(parked).content()).isInstanceOf(Fetched.Content.class);
        }
    }

    /** Copying tags takes permissions that the service does not have. */
    @Test
    void park_whateverItsTags_copiesNone() {
        RequestKey key = new RequestKey("tagged");
        List<SdkRequest> calls = new CopyOnWriteArrayList<>();
        files.store(key, JSON);
        try (S3Client watched = backend.s3Client()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new Watch(calls)))
                .build()) {
            WidgetBuckets.requests(watched, bucket).park(files.fetch(key), "malformed");
        }
        assertThat(calls)
                .filteredOn(CopyObjectRequest.class::isInstance)
                .extracting(call -> ((CopyObjectRequest) call).taggingDirective())
                .containsExactly(TaggingDirective.REPLACE);
    }

    private record Watch(List<SdkRequest> calls) implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            calls.add(context.request());
        }
    }
}
