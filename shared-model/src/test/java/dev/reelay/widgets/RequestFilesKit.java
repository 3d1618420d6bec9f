package dev.reelay.widgets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.MovieFile;
import dev.reelay.widgets.s3.WidgetBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The contract of {@link RequestFiles}. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
abstract class RequestFilesKit {

    private static final byte[] JSON = "{\"type\":\"七\"}".getBytes(UTF_8);

    private final S3Client client;
    private final String bucket;
    private final RequestFiles files;

    RequestFilesKit(TestBackend backend) {
        backend.loadWidgets();
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
        client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .toList()
                .forEach(file ->
                        client.deleteObject(request -> request.bucket(bucket).key(file.key())));
    }

    @Test
    void store_request_isThereUntilItIsDeleted() {
        RequestKey key = new RequestKey("0001-a.json");

        files.store(key, JSON);
        files.store(key, JSON);

        assertThat(files.fetch(key))
                .isInstanceOfSatisfying(
                        Fetched.Content.class,
                        content -> assertThat(content.bytes()).isEqualTo(JSON));
        files.delete(key);
        files.delete(key);
        assertThat(files.fetch(key)).isEqualTo(new Fetched.Missing());
    }

    @Test
    void fetch_whatIsTooLarge_isNotRead() {
        RequestKey key = new RequestKey("large");
        client.putObject(
                request -> request.bucket(bucket).key("large"), RequestBody.fromBytes(new byte[MovieFile.LARGEST + 1]));

        assertThat(files.fetch(key)).isEqualTo(new Fetched.TooLarge(MovieFile.LARGEST + 1));
    }

    @Test
    void after_pageByPage_givesAllKeysInOrderButTheParkedOnes() {
        List<String> keys = IntStream.range(0, 1_003)
                .mapToObj(i -> "%04d.json".formatted(i))
                .toList();
        keys.parallelStream().forEach(key -> files.store(new RequestKey(key), JSON));
        files.park(new RequestKey("0500.json"), "malformed: not for us");
        files.store(new RequestKey("zzz"), JSON);

        List<String> listed = new ArrayList<>();
        RequestFiles.Page page = files.after(Optional.empty());
        listed.addAll(page.keys().stream().map(RequestKey::value).toList());
        while (page.last().isPresent()) {
            page = files.after(page.last());
            listed.addAll(page.keys().stream().map(RequestKey::value).toList());
        }

        List<String> expected = new ArrayList<>(keys);
        expected.remove("0500.json");
        expected.add("zzz");
        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void park_request_isMovedWithItsReasonAsItIs() {
        RequestKey key = new RequestKey("0001-a.json");
        files.store(key, JSON);

        files.park(key, "malformed: what is this?");
        files.park(key, "by another instance");

        assertThat(files.fetch(key)).isEqualTo(new Fetched.Missing());
        HeadObjectResponse parked =
                client.headObject(request -> request.bucket(bucket).key("parked/0001-a.json"));
        assertThat(parked.metadata()).containsEntry("failure-reason", "malformed: what is this?");
        assertThat(client.getObjectAsBytes(request -> request.bucket(bucket).key("parked/0001-a.json"))
                        .asByteArray())
                .isEqualTo(JSON);
    }
}
