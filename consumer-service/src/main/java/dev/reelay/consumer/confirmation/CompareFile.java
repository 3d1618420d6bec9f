package dev.reelay.consumer.confirmation;

import dev.reelay.files.MovieFiles;
import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.stage.ParkReason;
import java.util.ArrayList;
import java.util.List;

/** Fetches a movie's file, recomputes its digest, and compares it with the item field by field. */
final class CompareFile {

    private final MovieFiles files;

    CompareFile(MovieFiles files) {
        this.files = files;
    }

    Finding with(MovieEntry entry) {
        return switch (files.fetch(entry.file())) {
            case Fetched.Missing missing ->
                new Finding.Broken(ParkReason.FILE_MISSING, entry.file() + " does not exist");
            case Fetched.TooLarge(long size) ->
                new Finding.Broken(
                        ParkReason.FILE_ALTERED,
                        "%s has %d bytes, more than is ever read".formatted(entry.file(), size));
            case Fetched.Content(byte[] bytes) -> compare(entry, bytes);
        };
    }

    private static Finding compare(MovieEntry entry, byte[] bytes) {
        FileKey actual = FileKey.ofContent(bytes);
        if (!actual.equals(entry.file().key())) {
            return new Finding.Broken(
                    ParkReason.FILE_ALTERED, "the bytes of " + entry.file() + " are those of " + actual);
        }
        return switch (MovieFile.read(bytes)) {
            case Decoded.Malformed<MovieFile.Contents>(String problem) ->
                new Finding.Contradicted(entry.file() + " is no movie's file: " + problem);
            case Decoded.Value<MovieFile.Contents>(MovieFile.Contents file) -> compare(entry.contents(), file);
        };
    }

    private static Finding compare(MovieFile.Contents item, MovieFile.Contents file) {
        if (item.equals(file)) {
            return new Finding.Intact();
        }
        Movie ours = item.movie();
        Movie theirs = file.movie();
        List<String> different = new ArrayList<>();
        compare("jobId", item.jobId(), file.jobId(), different);
        compare("movieId", item.movieId(), file.movieId(), different);
        compare("title", ours.title(), theirs.title(), different);
        compare("year", ours.year(), theirs.year(), different);
        compare("actor", ours.actor(), theirs.actor(), different);
        compare("director", ours.director(), theirs.director(), different);
        return new Finding.Contradicted("item and file differ in " + String.join(", ", different));
    }

    private static void compare(String field, Object item, Object file, List<String> different) {
        if (!item.equals(file)) {
            different.add(field);
        }
    }
}
