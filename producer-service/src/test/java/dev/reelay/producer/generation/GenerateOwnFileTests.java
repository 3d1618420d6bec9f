package dev.reelay.producer.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Tally;
import dev.reelay.ledger.Timelines;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.localaws.LocalAws;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.NamedFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.Pointer;
import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.PointerQueue;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the generate stage makes of a job that carries a file of somebody's own: on the real ledger. */
class GenerateOwnFileTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final FileName LAPTOP = new FileName("laptop.json");
    private static final String TABLE = EmbeddedBackend.fresh("").names().table();

    private final byte[] bytes =
            "{\"run\":\"%s\",\"price\":1.50}".formatted(UUID.randomUUID()).getBytes(UTF_8);
    private final MemoryFiles files = new MemoryFiles();
    private final List<Pointer> sent = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> loadQueue = CompletableFuture.completedFuture(null);
    private final Jobs jobs = Ledgers.jobs(LocalAws.shared().dynamoDb(), TABLE, CLOCK);
    private final Movies movies = Ledgers.movies(LocalAws.shared().dynamoDb(), TABLE, CLOCK);
    private final Timelines timelines = Ledgers.timelines(LocalAws.shared().dynamoDb(), TABLE);
    private final GenerateMovies work = new GenerateMovies(
            jobs,
            movies,
            files,
            new MovieGenerator(),
            range -> CompletableFuture.failedFuture(new AssertionError("a job of one movie is never split")),
            new PointerQueue(StageName.LOAD, new PointersOnly()),
            timelines,
            new StageMetrics(new SimpleMeterRegistry()),
            Traces.none(),
            CLOCK);

    @Test
    void handle_whenTheFileLies_recordsWhatItSaysAndSendsItsPointer() {
        Job job = acceptedJob();
        files.put(job, bytes);

        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());

        MovieEntry entry = recorded(job);
        assertThat(movies.findWhole(job.id(), new MovieId(0)))
                .isEqualTo(new Lookup.Found(new MovieEntry(
                        job.id(),
                        new MovieId(0),
                        own(bytes),
                        job.file().orElseThrow().location(),
                        new MovieState.Stored(NOW))));
        assertThat(sent).containsExactly(entry.pointer());
        assertThat(jobs.progress(job.id()).orElseThrow().tally()).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void handle_whenDoneAgain_countsOnceAndSendsThePointerUntilTheLoadStageHasSeenIt() {
        Job job = acceptedJob();
        files.put(job, bytes);
        work.handle(GenerationRange.of(job));

        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());
        Pointer pointer = recorded(job).pointer();
        assertThat(sent).containsExactly(pointer, pointer);
        assertThat(movies.advance(pointer, NOW).join()).isEqualTo(new Movies.Outcome.Moved());
        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());

        assertThat(sent).hasSize(2);
        assertThat(told(job)).containsExactly("generation-done", "generation-begun", "submitted");
        assertThat(jobs.progress(job.id()).orElseThrow().tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void handle_whenTheFileIsMissing_isParkedAndGoesOnOnceItIsBack() {
        Job job = acceptedJob();

        assertThat(work.handle(GenerationRange.of(job))).isInstanceOfSatisfying(Verdict.Park.class, park -> {
            assertThat(park.reason()).isEqualTo(ParkReason.FILE_MISSING);
            assertThat(park.detail()).contains(key(bytes).value(), "does not exist");
        });
        assertThat(sent).isEmpty();
        assertThat(told(job)).containsExactly("generation-begun", "submitted");
        assertThat(jobs.progress(job.id()).orElseThrow().pending()).isEqualTo(1);

        files.put(job, bytes);
        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());
        assertThat(sent).containsExactly(recorded(job).pointer());
    }

    @Test
    void handle_whenTheFileIsAltered_isParked() {
        Job job = acceptedJob();
        files.put(job, "{\"price\":0}".getBytes(UTF_8));

        assertThat(work.handle(GenerationRange.of(job)))
                .isInstanceOfSatisfying(
                        Verdict.Park.class, park -> assertThat(park.reason()).isEqualTo(ParkReason.FILE_ALTERED));
        assertThat(movies.find(job.id(), new MovieId(0)).join()).isEqualTo(new Lookup.Absent());
    }

    /** From then on only the confirm stage judges it. */
    @Test
    void handle_whenTheFileBreaksAfterItsItemWasMade_sendsThePointerAndIsDone() {
        Job job = acceptedJob();
        files.put(job, bytes);
        work.handle(GenerationRange.of(job));
        files.all.clear();

        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());
        Pointer pointer = recorded(job).pointer();
        assertThat(sent).containsExactly(pointer, pointer);

        files.put(job, "{}".getBytes(UTF_8));
        movies.advance(pointer, NOW).join();
        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());
        assertThat(sent).hasSize(2);
    }

    @Test
    void handle_whenTheSubmissionDiedBeforeItsAcceptance_acceptsItAndGoesOn() {
        Job job = aJob();
        jobs.open(job);
        files.put(job, bytes);

        assertThat(work.handle(GenerationRange.of(job))).isEqualTo(new Verdict.Done());

        assertThat(jobs.find(job.id())).contains(new Jobs.Found(job, true));
        assertThat(recorded(job).state()).isEqualTo(new MovieState.Stored(NOW));
    }

    @Test
    void handle_whenTheRangeIsNoneOfTheJob_isParkedAndMakesNoMovie() {
        Job job = acceptedJob();
        files.put(job, bytes);

        assertThat(work.handle(new GenerationRange(job.id(), 0, 2)))
                .isInstanceOfSatisfying(
                        Verdict.Park.class, park -> assertThat(park.reason()).isEqualTo(ParkReason.MALFORMED));
        assertThat(movies.find(job.id(), new MovieId(0)).join()).isEqualTo(new Lookup.Absent());
    }

    @Test
    void handle_ofManyFilesAtOnce_holdsTwoInMemory() {
        List<Job> six = IntStream.range(0, 6).mapToObj(i -> acceptedJob()).toList();
        files.put(six.getFirst(), bytes);
        loadQueue = new CompletableFuture<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Verdict>> all = six.stream()
                    .map(job -> CompletableFuture.supplyAsync(() -> work.handle(GenerationRange.of(job)), threads))
                    .toList();
            try {
                await().until(() -> sent.size() >= 2);
                await().during(Duration.ofMillis(300)).until(() -> sent.size() == 2);
            } finally {
                loadQueue.complete(null);
            }

            assertThat(all).allSatisfy(verdict -> assertThat(verdict.join()).isEqualTo(new Verdict.Done()));
        }
        assertThat(sent).hasSize(6);
    }

    private Job acceptedJob() {
        Job job = aJob();
        assertThat(jobs.open(job)).isEqualTo(new Jobs.Opening.Opened());
        assertThat(jobs.accept(job)).isTrue();
        return job;
    }

    private Job aJob() {
        NamedFile file = new NamedFile(LAPTOP, new FileLocation("bucket", key(bytes)));
        return Job.ofFile(new JobId(UUID.randomUUID().toString()), file, NOW, "file=" + file);
    }

    /** The names of the events in the job's timeline, newest first. */
    private List<String> told(Job job) {
        return timelines.newestFirst(job.id(), TimeWindow.ALWAYS, 10, Optional.empty()).orElseThrow().items().stream()
                .map(JobEvent::name)
                .toList();
    }

    private MovieEntry recorded(Job job) {
        Lookup lookup = movies.find(job.id(), new MovieId(0)).join();
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) lookup).entry();
    }

    private static FileKey key(byte[] content) {
        return FileKey.ofContent(content);
    }

    private static OwnFile own(byte[] content) {
        Decoded<OwnFile> read = OwnFile.read(LAPTOP, content);
        assertThat(read).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<OwnFile>) read).value();
    }

    private static final class MemoryFiles implements MovieFiles {

        private final Map<FileLocation, byte[]> all = new ConcurrentHashMap<>();

        void put(Job job, byte[] content) {
            all.put(job.file().orElseThrow().location(), content);
        }

        @Override
        public FileLocation store(MovieFile file) {
            throw new AssertionError("the file lies there already");
        }

        @Override
        public Fetched fetch(FileLocation location) {
            return Optional.ofNullable(all.get(location))
                    .<Fetched>map(Fetched.Content::new)
                    .orElseGet(Fetched.Missing::new);
        }
    }

    private final class PointersOnly implements Queue {

        @Override
        public String name() {
            return "movie-load";
        }

        @Override
        public CompletableFuture<Void> send(Outgoing message) {
            Decoded<Pointer> read = Pointer.read(message.body());
            assertThat(read).isInstanceOf(Decoded.Value.class);
            sent.add(((Decoded.Value<Pointer>) read).value());
            return loadQueue;
        }

        @Override
        public CompletableFuture<Void> delete(Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
            throw new UnsupportedOperationException();
        }
    }
}
