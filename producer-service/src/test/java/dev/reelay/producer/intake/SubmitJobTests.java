package dev.reelay.producer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Owner;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.Tally;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.NamedFile;
import dev.reelay.producer.generation.GenerationRange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitJobTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final JobOrder ORDER = new JobOrder(25, OptionalLong.empty());
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("key"));

    private static final NamedFile FILE = aFile("laptop.json", "0");

    /** What was done, in its order. */
    private final List<String> done = new ArrayList<>();

    private final MemoryJobs jobs = new MemoryJobs();
    private boolean queueAnswers = true;

    private final SubmitJob submitJob =
            new SubmitJob(jobs, this::send, Clock.fixed(NOW, ZoneOffset.UTC), new SplittableRandom(1));

    @Test
    void submit_whenNew_entersThenSendsTheWholeRangeThenAccepts() {
        Progress progress = accepted(submitJob.submit(ORDER, Optional.empty()));

        Job job = progress.job();
        assertThat(done).containsExactly("open", new GenerationRange(job.id(), 0, 25).json(), "accept");
        assertThat(job.startedOn()).isEqualTo(NOW);
        assertThat(job.request()).isEqualTo("count=25 seed=-");
        assertThat(progress.pending()).isEqualTo(25);
        assertThat(jobs.found.get(job.id())).isEqualTo(new Jobs.Found(job, true));
    }

    @Test
    void submit_whenSeedIsGiven_keepsIt() {
        Job job = accepted(submitJob.submit(new JobOrder(25, OptionalLong.of(-7)), Optional.empty()))
                .job();

        assertThat(job.seed()).isEqualTo(-7);
        assertThat(job.request()).isEqualTo("count=25 seed=-7");
    }

    @Test
    void submit_whenOwnerIsGiven_keepsIt() {
        Job job = accepted(submitJob.submit(owned("Ada L."), Optional.empty())).job();

        assertThat(job.owner()).contains(new Owner("Ada L."));
        assertThat(job.request()).isEqualTo("count=25 seed=- owner=Ada L.");
    }

    @Test
    void submit_whenKeyCameWithAnotherOwner_refuses() {
        submitJob.submit(owned("Ada"), KEY);

        assertThat(submitJob.submit(owned("ada"), KEY)).isEqualTo(new Submission.KeyReused());
        assertThat(submitJob.submit(ORDER, KEY)).isEqualTo(new Submission.KeyReused());
        assertThat(accepted(submitJob.submit(owned("Ada"), KEY)).job().owner()).contains(new Owner("Ada"));
    }

    private static JobOrder owned(String owner) {
        return new JobOrder(25, OptionalLong.empty(), Optional.of(new Owner(owner)));
    }

    @Test
    void submit_whenSeedIsAbsent_drawsOneThatEveryJsonReaderKeeps() {
        for (int i = 0; i < 100; i++) {
            Job job = accepted(submitJob.submit(ORDER, Optional.empty())).job();

            assertThat(job.seed()).isBetween(0L, (1L << 53) - 1);
            assertThat(job.id().value()).matches(".{14}4.{4}[89ab].{16}");
        }
        assertThat(jobs.found).hasSize(100);
    }

    @Test
    void submit_whenQueueDoesNotAnswer_promisesNothing() {
        queueAnswers = false;

        assertThatThrownBy(() -> submitJob.submit(ORDER, KEY)).hasRootCauseMessage("no answer");

        assertThat(done).containsExactly("open", "send failed");
        assertThat(jobs.found.values()).extracting(Jobs.Found::accepted).containsExactly(false);
    }

    @Test
    void submit_whenRepeatedAfterTheQueueFailed_continuesWithTheFirstEntry() {
        queueAnswers = false;
        assertThatThrownBy(() -> submitJob.submit(ORDER, KEY)).isNotNull();
        Job entered = jobs.found.values().iterator().next().job();
        queueAnswers = true;
        done.clear();

        Progress progress = accepted(submitJob.submit(ORDER, KEY));

        assertThat(progress.job()).isEqualTo(entered);
        assertThat(done).containsExactly("open", new GenerationRange(entered.id(), 0, 25).json(), "accept");
    }

    @Test
    void submit_whenRepeatedAfterAcceptance_answersTheSameJobAndSendsNothing() {
        Job first = accepted(submitJob.submit(ORDER, KEY)).job();
        done.clear();

        Job second = accepted(submitJob.submit(ORDER, KEY)).job();

        assertThat(second).isEqualTo(first);
        assertThat(done).containsExactly("open");
    }

    @ParameterizedTest
    @CsvSource({"24,", "25,7", "26,7"})
    void submit_whenKeyCameWithAnotherOrder_refuses(int count, Long seed) {
        submitJob.submit(ORDER, KEY);
        done.clear();
        JobOrder other = new JobOrder(count, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));

        assertThat(submitJob.submit(other, KEY)).isEqualTo(new Submission.KeyReused());
        assertThat(done).containsExactly("open");
    }

    @Test
    void submit_whenTheAnswerToOurOwnPutWasLost_continuesWithoutAKey() {
        jobs.answersExisting = true;

        accepted(submitJob.submit(ORDER, Optional.empty()));

        assertThat(done).hasSize(3).startsWith("open").endsWith("accept");
    }

    @Test
    void submit_whenTheEntryExpiresMeanwhile_saysSo() {
        jobs.expires = true;

        assertThat(submitJob.submit(ORDER, KEY)).isEqualTo(new Submission.Expired());
        assertThat(submitJob.submit(ORDER, KEY)).isEqualTo(new Submission.Expired());
    }

    @Test
    void submitFile_whenNew_keepsItAfterItsEntryAndBeforeItsMessage() {
        Progress progress = accepted(submitJob.submit(FILE, KEY, this::keep));

        Job job = progress.job();
        assertThat(done).containsExactly("open", "keep", new GenerationRange(job.id(), 0, 1).json(), "accept");
        assertThat(job.file()).contains(FILE);
        assertThat(job.request()).isEqualTo("file=laptop.json at s3://bucket/" + "0".repeat(64) + ".json");
        assertThat(progress.pending()).isEqualTo(1);
    }

    @Test
    void submitFile_whenItCannotBeKept_promisesNothingAndContinuesWhenRepeated() {
        assertThatThrownBy(() -> submitJob.submit(FILE, KEY, () -> {
                    throw new IllegalStateException("no place");
                }))
                .hasMessage("no place");
        assertThat(done).containsExactly("open");
        assertThat(jobs.found.values()).extracting(Jobs.Found::accepted).containsExactly(false);
        done.clear();

        Job job = accepted(submitJob.submit(FILE, KEY, this::keep)).job();

        assertThat(jobs.found).containsOnlyKeys(job.id());
        assertThat(done).containsExactly("open", "keep", new GenerationRange(job.id(), 0, 1).json(), "accept");
    }

    @Test
    void submitFile_whenRepeatedAfterAcceptance_keepsAndSendsNothing() {
        Job first = accepted(submitJob.submit(FILE, KEY, this::keep)).job();
        done.clear();

        assertThat(accepted(submitJob.submit(FILE, KEY, this::keep)).job()).isEqualTo(first);
        assertThat(done).containsExactly("open");
    }

    @Test
    void submitFile_whenKeyCameWithSomethingElse_refusesAndKeepsNothing() {
        submitJob.submit(FILE, KEY, this::keep);
        done.clear();

        assertThat(submitJob.submit(aFile("laptop.json", "1"), KEY, this::keep)).isEqualTo(new Submission.KeyReused());
        assertThat(submitJob.submit(aFile("lapdog.json", "0"), KEY, this::keep)).isEqualTo(new Submission.KeyReused());
        assertThat(submitJob.submit(new JobOrder(1, OptionalLong.of(0)), KEY)).isEqualTo(new Submission.KeyReused());
        assertThat(done).containsExactly("open", "open", "open");
    }

    private static NamedFile aFile(String name, String digit) {
        FileKey key = new FileKey(digit.repeat(64) + ".json");
        return new NamedFile(new FileName(name), new FileLocation("bucket", key));
    }

    private void keep() {
        done.add("keep");
    }

    private static Progress accepted(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return ((Submission.Accepted) submission).progress();
    }

    private CompletableFuture<Void> send(GenerationRange range) {
        done.add(queueAnswers ? range.json() : "send failed");
        return queueAnswers
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IllegalStateException("no answer"));
    }

    private final class MemoryJobs implements Jobs {

        private final Map<JobId, Found> found = new HashMap<>();
        private boolean answersExisting;
        private boolean expires;

        @Override
        public Opening open(Job job) {
            done.add("open");
            Found before = found.putIfAbsent(job.id(), new Found(job, false));
            return before == null && !answersExisting
                    ? new Opening.Opened()
                    : new Opening.Existing(find(job.id()).orElseThrow());
        }

        @Override
        public boolean accept(Job job) {
            done.add("accept");
            return !expires && found.replace(job.id(), new Found(job, true)) != null;
        }

        @Override
        public Optional<Found> find(JobId id) {
            return Optional.ofNullable(found.get(id));
        }

        @Override
        public Optional<Progress> progress(JobId id) {
            return find(id).map(job -> new Progress(job.job(), new Tally(0, 0, 0, 0), Optional.empty()));
        }

        @Override
        public Page<Progress> newestFirst(Filter filter, int limit, Optional<String> cursor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Jobs metered(Consumption consumption) {
            throw new UnsupportedOperationException();
        }
    }
}
