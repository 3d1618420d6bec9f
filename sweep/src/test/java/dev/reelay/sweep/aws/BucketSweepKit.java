package dev.reelay.sweep.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.sweep.Fixtures;
import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;
import dev.reelay.sweep.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The contract of a sweep: every object once, in the calls that it says, whatever the keys are and whoever died before. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
abstract class BucketSweepKit {

    private final CallCount calls = new CallCount();
    private final List<ListObjectsV2Request> listings = new CopyOnWriteArrayList<>();
    private final S3Client s3;
    private final SqsAsyncClient sqs;
    private final BucketSweep sweep;
    private final SweptPlace place;

    BucketSweepKit(TestBackend backend) {
        this.s3 = backend.s3Client()
                .overrideConfiguration(configuration ->
                        configuration.addExecutionInterceptor(calls).addExecutionInterceptor(new Listings()))
                .build();
        this.sqs = backend.sqsClient()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                .build();
        this.sweep = new BucketSweep(
                new BucketListing(s3, SweptPlace.BOUNDS), new ObjectPublisher(sqs, SweptPlace.BOUNDS, 16));
        this.place = new SweptPlace(backend);
    }

    @BeforeEach
    void forgetListings() {
        listings.clear();
    }

    @AfterAll
    void closeClients() {
        s3.close();
        sqs.close();
        place.close();
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.LONG_QUEUES)
    void run_whenThereAre500Objects_publishesEachOnceIn51Calls() {
        List<String> keys = Fixtures.digestKeys(500);
        String bucket = place.bucketOf(keys);
        String queue = place.queue();
        long before = calls.calls();

        Totals totals = run(bucket, "", queue);

        assertThat(calls.calls() - before).isEqualTo(51);
        assertThat(totals).isEqualTo(new Totals(500, 500));
        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.LONG_QUEUES)
    void run_whenKeysAreDigestsOnMoreThanAPage_listsTheRestInRangesAndMissesNoStray() {
        List<String> keys = Stream.concat(
                        Fixtures.digestKeys(2_300).stream(),
                        Stream.of(":stray", "Z/stray", "a-stray", "b", "f", "g.json", "zz/stray", "é", "七人の侍"))
                .toList();
        String bucket = place.bucketOf(keys);
        String queue = place.queue();

        Totals totals = run(bucket, "", queue);

        assertThat(totals.objects()).isEqualTo(keys.size());
        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(listings).extracting(ListObjectsV2Request::startAfter).contains("9", "a", "b", "c", "d", "e", "f");
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.LONG_QUEUES)
    void run_whenKeysAreNoDigests_goesThroughThemPageByPage() {
        List<String> keys = IntStream.range(0, 1_105)
                .mapToObj("logs/2026/%05d.txt"::formatted)
                .toList();
        String bucket = place.bucketOf(keys);
        String queue = place.queue();
        long before = calls.calls();

        run(bucket, "", queue);

        assertThat(calls.calls() - before).isEqualTo(2 + 100 + 11);
        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** S3 answers in XML, which cannot hold some of these, and takes others for something else. */
    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            reason = KnownDifference.HALF_ENCODED,
            failure = "Could not parse XML response")
    void page_whenKeysAreHardToWrite_hasThemAsTheyAre() {
        List<String> keys = Stream.concat(
                        Stream.of("a\u0001b", "a\u001fb", "a\uffffb"), Fixtures.keysThatXmlEscapes().stream())
                .toList();
        String bucket = place.bucketOf(keys);

        assertThat(listed(bucket, KeyRange.all(""), 1_000)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(listed(bucket, KeyRange.all("").rest("a\u0001b"), 1_000))
                .hasSize(keys.size() - 1)
                .doesNotContain("a\u0001b");
        assertThat(listed(bucket, KeyRange.all("a%"), 1_000)).containsExactlyInAnyOrder("a%20b", "a%b");
    }

    /** Without those that S3Proxy could not give as the token of the next page, in which it puts a key as it is. */
    @Test
    @KnownDifference(on = Emulator.MOTO, reason = KnownDifference.HALF_ENCODED, failure = "URLDecoder")
    void page_whenItEndsAtAKeyThatIsHardToWrite_goesOnBehindIt() {
        List<String> keys = Fixtures.keysThatXmlEscapes();
        String bucket = place.bucketOf(keys);

        assertThat(listed(bucket, KeyRange.all(""), 1)).containsExactlyInAnyOrderElementsOf(keys);
    }

    private List<String> listed(String bucket, KeyRange range, int most) {
        BucketListing listing = new BucketListing(s3, SweptPlace.BOUNDS);
        List<String> listed = new ArrayList<>();
        Optional<KeyRange> rest = Optional.of(range);
        while (rest.isPresent()) {
            KeyPage page = listing.page(bucket, rest.get(), most);
            page.objects().forEach(object -> listed.add(object.key()));
            rest = page.rest();
        }
        return listed;
    }

    @Test
    void run_whenAPrefixIsGiven_meetsOnlyKeysThatBeginWithIt() {
        String bucket = place.bucketOf(List.of("a/1", "a/2", "ab", "b/1"));
        String queue = place.queue();

        assertThat(run(bucket, "a/", queue)).isEqualTo(new Totals(2, 2));

        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrder("a/1", "a/2");
    }

    @Test
    void run_whenTheBucketIsEmpty_isOneCall() {
        String bucket = place.bucketOf(List.of());
        long before = calls.calls();

        assertThat(run(bucket, "", place.queue())).isEqualTo(Totals.NONE);

        assertThat(calls.calls() - before).isEqualTo(1);
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.LONG_QUEUES)
    void run_whenTheOneBeforeDiedInTheMiddle_publishesTheRestAndNothingTwice() {
        List<String> keys = Fixtures.digestKeys(1_500);
        String bucket = place.bucketOf(keys);
        String queue = place.queue();

        assertThatThrownBy(() -> sweep.run(bucket, "", queue, totals -> {
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        assertThat(place.depth(queue)).isPositive();
        assertThat(run(bucket, "", queue)).isEqualTo(new Totals(1_500, 1_500));

        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void run_whenAnObjectHasChanged_publishesItAgain() {
        String bucket = place.bucketOf(List.of("a", "b"));
        String queue = place.queue();
        run(bucket, "", queue);

        place.put(bucket, "b", "changed");
        run(bucket, "", queue);

        assertThat(place.sweptKeys(queue)).containsExactlyInAnyOrder("a", "b", "b");
    }

    /** Another queue takes what this one would drop, as the same one does when its 5 minutes are over. */
    @Test
    void run_whenNothingIsDropped_sendsWhatTheReceiverCanTellAsTheSame() {
        String bucket = place.bucketOf(List.of("a", "b", "c"));
        String queue = place.queue();
        String another = place.queue();

        run(bucket, "", queue);
        run(bucket, "", another);

        List<Map<String, String>> first = attributes(queue);
        assertThat(first)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(attributes -> assertThat(attributes).containsOnlyKeys("bucket", "key", "ETag"));
        assertThat(attributes(another)).containsExactlyInAnyOrderElementsOf(first);
    }

    /** Of all messages, which are taken away. */
    private List<Map<String, String>> attributes(String queue) {
        return place.drain(queue).stream()
                .map(message -> message.messageAttributes().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                attribute -> attribute.getValue().stringValue())))
                .toList();
    }

    @Test
    void run_always_sendsWhatTheContractSays() {
        String bucket = place.bucketOf(List.of("größe \"1\".json"));
        String queue = place.queue();

        run(bucket, "", queue);

        Message message = place.drain(queue).getFirst();
        SweptObject object = new SweptObject(bucket, "größe \"1\".json", place.etag(bucket, "größe \"1\".json"));
        assertThat(message.body()).isEqualTo(object.body());
        assertThat(message.messageAttributes())
                .hasSize(3)
                .allSatisfy((name, value) -> assertThat(value.stringValue())
                        .isEqualTo(object.attributes().get(name)));
        assertThat(message.attributesAsStrings())
                .containsEntry("MessageGroupId", object.group())
                .containsEntry("MessageDeduplicationId", object.deduplicationId());
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.LONG_QUEUES)
    void run_always_tellsHowFarItIs() {
        List<Totals> told = new ArrayList<>();
        String bucket = place.bucketOf(Fixtures.digestKeys(1_200));

        Totals totals = sweep.run(bucket, "", place.queue(), told::add);

        assertThat(told).hasSizeGreaterThan(1).endsWith(totals);
        assertThat(told).extracting(Totals::objects).isSorted();
    }

    @Test
    void run_whenBucketOrQueueIsMissing_fails() {
        String bucket = place.bucketOf(List.of("a"));

        assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> run("no-such-bucket-" + UUID.randomUUID(), "", place.queue()));
        assertThatExceptionOfType(QueueDoesNotExistException.class)
                .isThrownBy(() -> run(bucket, "", place.queue().replace(".fifo", "-not.fifo")));
    }

    private Totals run(String bucket, String prefix, String queue) {
        return sweep.run(bucket, prefix, queue, totals -> {});
    }

    /** What S3 is asked to list. */
    private final class Listings implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof ListObjectsV2Request listing) {
                listings.add(listing);
            }
        }
    }
}
