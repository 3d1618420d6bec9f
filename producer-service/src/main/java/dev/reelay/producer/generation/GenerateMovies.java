package dev.reelay.producer.generation;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Timelines;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.NamedFile;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.PointerQueue;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import dev.reelay.stage.Work;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import dev.reelay.traces.Traces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Makes the movies of a range: first their files, then their items, then the pointers. Done again, after a crash or by a second
 * delivery, it makes the same files and items, and sends a pointer again only where the load stage has not yet seen one. A range
 * that is too large to be made at once is sent back to the queue in parts. A trace goes on with as many movies as it may follow.
 * That the generation of a job has begun is told to its timeline, once; that it is done, the counts tell.
 * Where the job carries a file of somebody's own, that is its movie, and nothing is invented.
 */
public final class GenerateMovies implements Work<GenerationRange> {

    private final Jobs jobs;
    private final MovieFiles files;
    private final MovieGenerator generator;
    private final GenerationQueue ranges;
    private final EnterMovies enterMovies;
    private final EnterFile enterFile;
    private final Timelines timelines;
    private final Traces traces;
    private final Clock clock;

    /** Generates for {@code jobs} into {@code movies} and {@code files}, sends on to {@code load}, and tells {@code timelines}. */
    public GenerateMovies(
            Jobs jobs,
            Movies movies,
            MovieFiles files,
            MovieGenerator generator,
            GenerationQueue ranges,
            PointerQueue load,
            Timelines timelines,
            StageMetrics metrics,
            Traces traces,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.generator = generator;
        this.ranges = ranges;
        this.enterMovies = new EnterMovies(movies, load, metrics, traces);
        this.enterFile = new EnterFile(movies, files, enterMovies, clock);
        this.timelines = timelines;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public StageName stage() {
        return StageName.GENERATE;
    }

    @Override
    public Decoded<GenerationRange> decode(String body) {
        return GenerationRange.read(body);
    }

    @Override
    public Map<String, String> ids(GenerationRange range) {
        return Map.of("jobId", range.jobId().value(), "movies", movies(range));
    }

    @Override
    public Optional<JobPart> part(GenerationRange range) {
        return Optional.of(new JobPart(range.jobId(), movies(range)));
    }

    private static String movies(GenerationRange range) {
        return range.from() + ".." + (range.to() - 1);
    }

    @Override
    public Verdict handle(GenerationRange range) {
        Optional<Jobs.Found> found = jobs.find(range.jobId());
        // Not accepted: the submission died between its message and its acceptance. There was no answer, but the work
        // is ordered.
        if (found.isEmpty()
                || !(found.get().accepted() || jobs.accept(found.get().job()))) {
            return new Verdict.Park(ParkReason.UNKNOWN_JOB, "there is no job " + range.jobId());
        }
        Job job = found.get().job();
        if (range.to() > job.count()) {
            return new Verdict.Park(
                    ParkReason.MALFORMED, "it ends at %d, the job at %d".formatted(range.to(), job.count()));
        }
        CompletableFuture<Void> told = tellOfTheBeginning(job, range);
        Optional<NamedFile> file = job.file();
        if (file.isPresent()) {
            told.join();
            return enterFile.of(job, file.get());
        }
        return generate(job, range, told);
    }

    /**
     * By the range from which all others are split, so that it costs one call for a job; and waited for before any movie is stored, so
     * that no generation is done before it has begun.
     */
    private CompletableFuture<Void> tellOfTheBeginning(Job job, GenerationRange range) {
        return range.equals(GenerationRange.of(job))
                ? timelines.append(new JobEvent.GenerationBegun(job.id(), clock.instant()))
                : CompletableFuture.completedFuture(null);
    }

    private Verdict generate(Job job, GenerationRange range, CompletableFuture<Void> told) {
        if (range.isChunk()) {
            List<MovieEntry> entries = write(job, range);
            told.join();
            enterMovies.enter(entries);
        } else {
            told.join();
            EnterMovies.await(range.split().stream()
                    .map(part -> traces.following(part.from(), () -> ranges.send(part)))
                    .toList());
        }
        return new Verdict.Done();
    }

    private List<MovieEntry> write(Job job, GenerationRange range) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<MovieEntry>> written = IntStream.range(range.from(), range.to())
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> write(job, new MovieId(number)), threads))
                    .toList();
            EnterMovies.await(written);
            return written.stream().map(CompletableFuture::join).toList();
        }
    }

    private MovieEntry write(Job job, MovieId movieId) {
        MovieFile.Contents contents =
                new MovieFile.Contents(job.id(), movieId, generator.movie(job.seed(), movieId.number()));
        return new MovieEntry(
                job.id(),
                movieId,
                contents.movie(),
                files.store(MovieFile.of(contents)),
                new MovieState.Stored(clock.instant()));
    }
}
