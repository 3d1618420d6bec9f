package dev.reelay.consumer.confirmation;

import dev.reelay.files.MovieFiles;
import dev.reelay.files.Proof;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonValue;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.UnreadFile;
import dev.reelay.stage.ParkReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Fetches a movie's file, recomputes its digest, and compares it with the item field by field. Of a file of somebody's own the whole item
 * is fetched too, and not before it is its turn.
 */
final class CompareFile {

    /**
     * A movie's item and file have a few hundred bytes each. Those of somebody's own, 400 KB and a mebibyte, take up to thirty megabytes
     * together as attributes and as values of JSON, and hundreds of pointers wait (invariant 9).
     */
    private static final int OWN_FILES_AT_ONCE = 2;

    /** Of the names that differ so many are told: the reason of a dead letter is short. */
    private static final int MOST_NAMES = 10;

    private final Movies movies;
    private final MovieFiles files;
    private final Semaphore ownFiles = new Semaphore(OWN_FILES_AT_ONCE);

    CompareFile(Movies movies, MovieFiles files) {
        this.movies = movies;
        this.files = files;
    }

    Finding with(MovieEntry entry) {
        return switch (entry.payload()) {
            case Movie movie -> proven(entry, bytes -> compare(entry, movie, bytes));
            case UnreadFile unread -> whole(entry);
            case OwnFile own -> whole(entry);
        };
    }

    private Finding whole(MovieEntry entry) {
        ownFiles.acquireUninterruptibly();
        try {
            Lookup current = movies.findWhole(entry.jobId(), entry.movieId());
            return current instanceof Lookup.Found(MovieEntry whole)
                            && whole.payload() instanceof OwnFile own
                            && whole.file().equals(entry.file())
                    ? proven(entry, bytes -> compare(entry, own, bytes))
                    : new Finding.Overtaken(current);
        } finally {
            ownFiles.release();
        }
    }

    private Finding proven(MovieEntry entry, Function<byte[], Finding> comparison) {
        return switch (Proof.of(files, entry.file())) {
            case Proof.Missing(String detail) -> new Finding.Broken(ParkReason.FILE_MISSING, detail);
            case Proof.Altered(String detail) -> new Finding.Broken(ParkReason.FILE_ALTERED, detail);
            case Proof.Intact(byte[] bytes) -> comparison.apply(bytes);
        };
    }

    private static Finding compare(MovieEntry entry, Movie movie, byte[] bytes) {
        return switch (MovieFile.read(bytes)) {
            case Decoded.Malformed<MovieFile.Contents>(String problem) ->
                new Finding.Contradicted(entry.file() + " is no movie's file: " + problem);
            case Decoded.Value<MovieFile.Contents>(MovieFile.Contents file) ->
                finding(different(new MovieFile.Contents(entry.jobId(), entry.movieId(), movie), file));
        };
    }

    private static List<String> different(MovieFile.Contents item, MovieFile.Contents file) {
        Movie ours = item.movie();
        Movie theirs = file.movie();
        List<String> different = new ArrayList<>();
        compare("jobId", item.jobId(), file.jobId(), different);
        compare("movieId", item.movieId(), file.movieId(), different);
        compare("title", ours.title(), theirs.title(), different);
        compare("year", ours.year(), theirs.year(), different);
        compare("actor", ours.actor(), theirs.actor(), different);
        compare("director", ours.director(), theirs.director(), different);
        return different;
    }

    private static void compare(String field, Object item, Object file, List<String> different) {
        if (!item.equals(file)) {
            different.add(field);
        }
    }

    private static Finding compare(MovieEntry entry, OwnFile own, byte[] bytes) {
        return switch (OwnFile.read(own.name(), bytes)) {
            case Decoded.Malformed<OwnFile>(String problem) ->
                new Finding.Contradicted(entry.file() + " is no file that an item can hold: it " + problem);
            case Decoded.Value<OwnFile>(OwnFile file) ->
                finding(different(own.attributes().values(), file.attributes().values()));
        };
    }

    private static List<String> different(Map<String, JsonValue> item, Map<String, JsonValue> file) {
        Set<String> names = new TreeSet<>(item.keySet());
        names.addAll(file.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(item.get(name), file.get(name)))
                .limit(MOST_NAMES)
                .toList();
    }

    private static Finding finding(List<String> different) {
        return different.isEmpty()
                ? new Finding.Intact()
                : new Finding.Contradicted("item and file differ in " + String.join(", ", different));
    }
}
