package dev.reelay.producer.generation;

import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.movie.MovieState;
import dev.reelay.stage.PointerQueue;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.traces.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Enters movies whose files lie in the bucket: first their items, then the pointers. Done again it enters none twice, and sends a
 * pointer again only where the load stage has not yet seen one.
 */
final class EnterMovies {

    private final Movies movies;
    private final PointerQueue load;
    private final StageMetrics metrics;
    private final Traces traces;

    EnterMovies(Movies movies, PointerQueue load, StageMetrics metrics, Traces traces) {
        this.movies = movies;
        this.load = load;
        this.metrics = metrics;
        this.traces = traces;
    }

    void enter(List<MovieEntry> entries) {
        List<CompletableFuture<MovieEntry>> recorded = movies.record(entries);
        await(recorded);
        List<MovieEntry> current = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            MovieEntry entry = recorded.get(i).join();
            current.add(entry);
            // The ones given, or, after an answer that was lost, as they are found: of a file then without its pairs.
            if (entry.state().equals(entries.get(i).state())) {
                metrics.moved(StageName.GENERATE, MovieState.Stored.NAME);
            }
        }
        send(current);
    }

    /** Sends the pointers of those that the load stage has not yet seen. */
    void send(List<MovieEntry> entered) {
        await(entered.stream()
                .filter(entry -> entry.state() instanceof MovieState.Stored)
                .map(entry -> traces.following(entry.movieId().number(), () -> load.send(entry.pointer())))
                .toList());
    }

    static void await(List<? extends CompletableFuture<?>> all) {
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    }
}
