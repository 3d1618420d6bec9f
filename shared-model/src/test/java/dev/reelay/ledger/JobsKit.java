package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Jobs.Found;
import dev.reelay.ledger.Jobs.Opening;
import dev.reelay.schema.TableLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Jobs}, but of its lists. */
abstract class JobsKit extends LedgerKit {

    private static final AttributeValue ONCE_ITS_MESSAGES_ARE_GONE =
            AttributeValue.fromN(Long.toString(NOON.plus(Duration.ofDays(40)).getEpochSecond()));

    JobsKit(TestBackend backend) {
        super(backend);
    }

    @Test
    void open_newJob_isEnteredButNotAccepted() {
        Job job = aJob();

        assertThat(jobs.open(job)).isEqualTo(new Opening.Opened());

        assertThat(jobs.find(job.id())).contains(new Found(job, false));
        assertThat(jobs.progress(job.id())).contains(new Progress(job, new Tally(0, 0, 0, 0), Optional.empty()));
    }

    @Test
    void open_sameIdAgain_isTheJobThatIsThere() {
        Job job = aJob();
        Job other = new Job(job.id(), 99, 1, NOON.plusSeconds(9), "{\"count\":99}");
        jobs.open(job);

        assertThat(jobs.open(other)).isEqualTo(new Opening.Existing(new Found(job, false)));
        jobs.accept(job);
        assertThat(jobs.open(other)).isEqualTo(new Opening.Existing(new Found(job, true)));
        assertThat(jobs.find(job.id())).contains(new Found(job, true));
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = KnownDifference.CHECK_THEN_WRITE,
            failure = "Expected size: 1 but was")
    void open_sameIdBy16AtOnce_isOpenedByExactlyOne() {
        Job job = aJob();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Opening> openings = joined(IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> jobs.open(job), threads))
                    .toList());

            assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
            assertThat(openings)
                    .filteredOn(Opening.Existing.class::isInstance)
                    .hasSize(15)
                    .containsOnly(new Opening.Existing(new Found(job, false)));
        }
    }

    @Test
    void accept_openJob_takesItsExpiryAway() {
        Job job = aJob();
        jobs.open(job);
        assertThat(jobItem(job)).containsEntry(TableLayout.EXPIRES_ON, ONCE_ITS_MESSAGES_ARE_GONE);
        assertThat(jobItem(job)).doesNotContainKeys(TableLayout.LISTED, TableLayout.LISTED_ON);

        assertThat(jobs.accept(job)).isTrue();
        assertThat(jobs.accept(job)).isTrue();

        assertThat(jobItem(job)).doesNotContainKey(TableLayout.EXPIRES_ON).containsKey(TableLayout.LISTED);
    }

    @Test
    void accept_jobThatHasExpired_isRefusedAndLeavesNothing() {
        Job job = aJob();
        jobs.open(job);
        client.deleteItem(delete -> delete.tableName(table).key(jobKey(job)));

        assertThat(jobs.accept(job)).isFalse();

        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(jobs.progress(job.id())).isEmpty();
        assertThat(items(job)).allSatisfy(item -> assertThat(item).containsKey(TableLayout.EXPIRES_ON));
        assertThat(jobs.open(job)).isEqualTo(new Opening.Opened());
    }

    @Test
    void open_newJob_hasItsFirstEventWhichExpiresUntilItIsAccepted() {
        Job job = aJob();
        jobs.open(job);
        assertThat(eventItems(job))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("event", AttributeValue.fromS("submitted"))
                        .containsEntry("happened_on", AttributeValue.fromS(NOON.toString()))
                        .containsEntry(TableLayout.EXPIRES_ON, ONCE_ITS_MESSAGES_ARE_GONE));

        jobs.accept(job);
        jobs.accept(job);

        assertThat(eventItems(job))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("event", AttributeValue.fromS("submitted"))
                        .doesNotContainKeys(TableLayout.EXPIRES_ON, TableLayout.LISTED));
    }

    /** Its first event may expire some moments before the job does. */
    @Test
    void accept_whenTheFirstEventHasExpired_hasItAllTheSame() {
        Job job = aJob();
        jobs.open(job);
        eventItems(job)
                .forEach(item ->
                        client.deleteItem(delete -> delete.tableName(table).key(keyOf(item))));

        assertThat(jobs.accept(job)).isTrue();

        assertThat(eventItems(job))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("event", AttributeValue.fromS("submitted")));
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(Set.of(TableLayout.PARTITION_KEY, TableLayout.SORT_KEY));
        return key;
    }

    private List<Map<String, AttributeValue>> eventItems(Job job) {
        return items(job).filter(item -> item.containsKey("event")).toList();
    }

    @Test
    void find_unknownJob_isNothing() {
        assertThat(jobs.find(aJobId())).isEmpty();
        assertThat(jobs.progress(aJobId())).isEmpty();
    }

    @Test
    void find_extremeJob_isAsItWasPlaced() {
        Job job = new Job(aJobId(), Job.MOST_MOVIES, Long.MIN_VALUE, Instant.ofEpochSecond(0, 1), "{\"é\":\"🎬\"}");

        jobs.open(job);

        assertThat(jobs.find(job.id())).contains(new Found(job, false));
    }

    private Map<String, AttributeValue> jobItem(Job job) {
        return client.getItem(get -> get.tableName(table).key(jobKey(job)).consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> jobKey(Job job) {
        return Map.of(
                TableLayout.PARTITION_KEY,
                AttributeValue.fromS("JOB#" + job.id()),
                TableLayout.SORT_KEY,
                AttributeValue.fromS("JOB"));
    }
}
