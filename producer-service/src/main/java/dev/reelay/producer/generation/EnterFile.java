package dev.reelay.producer.generation;

import dev.reelay.files.MovieFiles;
import dev.reelay.files.Proof;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.NamedFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Enters the one movie of a job that is a file of somebody's own. The file lies in the bucket since before the job was accepted, so
 * nothing is written there; what the item says of it is read from it. If it is missing or altered before there is an item, there
 * is nothing yet that could be FAILED: the range is parked, and goes on from there once the file is repaired and it is redriven.
 */
final class EnterFile {

    private static final MovieId ONLY = new MovieId(0);

    /** One takes up to thirty megabytes, as values of JSON, as attributes and as a request (invariant 9). */
    private static final int AT_ONCE = 2;

    private final Movies movies;
    private final MovieFiles files;
    private final EnterMovies enter;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    EnterFile(Movies movies, MovieFiles files, EnterMovies enter, Clock clock) {
        this.movies = movies;
        this.files = files;
        this.enter = enter;
        this.clock = clock;
    }

    Verdict of(Job job, NamedFile file) {
        return switch (Proof.of(files, file.location())) {
            case Proof.Intact(byte[] bytes) -> inItsTurn(job, file, bytes);
            case Proof.Missing(String detail) -> unlessEntered(job, new Verdict.Park(ParkReason.FILE_MISSING, detail));
            case Proof.Altered(String detail) -> unlessEntered(job, new Verdict.Park(ParkReason.FILE_ALTERED, detail));
        };
    }

    private Verdict inItsTurn(Job job, NamedFile file, byte[] bytes) {
        places.acquireUninterruptibly();
        try {
            return enter(job, file, bytes);
        } finally {
            places.release();
        }
    }

    private Verdict enter(Job job, NamedFile file, byte[] bytes) {
        return switch (OwnFile.read(file.name(), bytes)) {
            case Decoded.Value<OwnFile>(OwnFile own) -> {
                MovieState stored = new MovieState.Stored(clock.instant());
                enter.enter(List.of(new MovieEntry(job.id(), ONLY, own, file.location(), stored)));
                yield new Verdict.Done();
            }
            // Read so before the job was accepted, so it is the job's item that somebody has changed since.
            case Decoded.Malformed<OwnFile>(String problem) ->
                new Verdict.Park(ParkReason.ITEM_DISAGREES, "the job's file " + file + " " + problem);
        };
    }

    /** An earlier delivery may have made the item: then the file is the confirm stage's to judge, and the pointer leads there. */
    private Verdict unlessEntered(Job job, Verdict.Park park) {
        return switch (movies.find(job.id(), ONLY).join()) {
            case Lookup.Found(MovieEntry entry) -> {
                enter.send(List.of(entry));
                yield new Verdict.Done();
            }
            case Lookup.Absent absent -> park;
            case Lookup.Unreadable(String problem) -> new Verdict.Park(ParkReason.ITEM_UNREADABLE, problem);
        };
    }
}
