package dev.reelay.consumer.advance;

import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.Pointer;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.PointerQueue;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import java.time.Clock;

/**
 * Moves the movie of a pointer from STORED to PROCESSED and sends the pointer on. A movie that is past STORED is left as it is,
 * and its pointer sent on again: whoever moved it may have died before sending.
 */
public final class AdvanceMovie {

    private final Movies movies;
    private final PointerQueue confirm;
    private final StageMetrics metrics;
    private final Clock clock;

    /** Advances in {@code movies} and sends on to {@code confirm}. */
    public AdvanceMovie(Movies movies, PointerQueue confirm, StageMetrics metrics, Clock clock) {
        this.movies = movies;
        this.confirm = confirm;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Done once the movie is PROCESSED, or further, and its pointer is in the next queue. */
    public Verdict handle(Pointer pointer) {
        return switch (movies.advance(pointer, clock.instant()).join()) {
            case Outcome.Moved moved -> {
                metrics.moved(StageName.LOAD, MovieState.Processed.NAME);
                yield forward(pointer);
            }
            case Outcome.Stayed(Lookup.Found(MovieEntry entry)) ->
                entry.file().equals(pointer.file())
                        ? forward(pointer)
                        : Verdict.pointerDisagrees(pointer, entry.file());
            case Outcome.Stayed(Lookup.Absent absent) -> Verdict.unknownMovie(pointer);
            case Outcome.Stayed(Lookup.Unreadable(String problem)) ->
                new Verdict.Park(ParkReason.ITEM_UNREADABLE, problem);
        };
    }

    private Verdict forward(Pointer pointer) {
        confirm.send(pointer).join();
        return new Verdict.Done();
    }
}
