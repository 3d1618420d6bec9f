package dev.reelay.consumer.confirmation;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.MovieState.Step;
import dev.reelay.movie.Pointer;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import java.time.Clock;
import java.time.Duration;

/**
 * Confirms the movie of a pointer, or fails it, by what its file is like. Only this stage does either. A movie that failed is
 * looked at again whenever its pointer comes, so a repaired file and a redrive are all it takes to confirm it.
 */
public final class ConfirmMovie {

    private final Movies movies;
    private final CompareFile compare;
    private final StageMetrics metrics;
    private final Clock clock;

    /** Confirms in {@code movies} what {@code files} prove. */
    public ConfirmMovie(Movies movies, MovieFiles files, StageMetrics metrics, Clock clock) {
        this.movies = movies;
        this.compare = new CompareFile(movies, files);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Done once the movie is CONFIRMED; parked once it is FAILED, or if no pointer of ours can have led here. */
    public Verdict handle(Pointer pointer) {
        return judge(pointer, movies.find(pointer.jobId(), pointer.movieId()).join());
    }

    private Verdict judge(Pointer pointer, Lookup lookup) {
        return switch (lookup) {
            case Lookup.Absent absent -> Verdict.unknownMovie(pointer);
            case Lookup.Unreadable(String problem) -> new Verdict.Park(ParkReason.ITEM_UNREADABLE, problem);
            case Lookup.Found(MovieEntry entry)
            when !entry.file().equals(pointer.file()) -> Verdict.pointerDisagrees(pointer, entry.file());
            case Lookup.Found(MovieEntry entry) ->
                entry.state() instanceof MovieState.Confirmed ? new Verdict.Done() : settle(pointer, entry);
        };
    }

    private Verdict settle(Pointer pointer, MovieEntry entry) {
        return switch (compare.with(entry)) {
            case Finding.Intact intact ->
                move(pointer, entry, entry.state().confirm(clock.instant()), new Verdict.Done());
            case Finding.Broken(ParkReason reason, String detail) -> {
                Verdict.Park park = new Verdict.Park(reason, detail);
                yield move(pointer, entry, entry.state().fail(park.text(), clock.instant()), park);
            }
            case Finding.Overtaken(Lookup current) -> judge(pointer, current);
            case Finding.Contradicted(String detail) -> new Verdict.Park(ParkReason.ITEM_DISAGREES, detail);
        };
    }

    private Verdict move(Pointer pointer, MovieEntry entry, Step step, Verdict then) {
        return switch (step) {
            case Step.Already already -> then;
            case Step.TooEarly tooEarly ->
                new Verdict.Park(
                        ParkReason.TOO_EARLY,
                        "the movie is " + entry.state().name() + ": the load stage has not sent this pointer");
            case Step.To(MovieState next) ->
                switch (movies.move(entry, next).join()) {
                    case Outcome.Moved moved -> {
                        count(next);
                        yield then;
                    }
                    // Another delivery was quicker: judge again by what it left. States only move on, so this ends.
                    case Outcome.Stayed(Lookup current) -> judge(pointer, current);
                };
        };
    }

    private void count(MovieState entered) {
        metrics.moved(StageName.CONFIRM, entered.name());
        if (entered instanceof MovieState.Confirmed confirmed) {
            metrics.took(StageName.LOAD, Duration.between(confirmed.storedOn(), confirmed.processedOn()));
            metrics.took(StageName.CONFIRM, Duration.between(confirmed.storedOn(), confirmed.confirmedOn()));
        }
    }
}
