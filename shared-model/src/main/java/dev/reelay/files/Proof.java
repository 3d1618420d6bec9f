package dev.reelay.files;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;

/** What came of fetching a file and holding its bytes against its name. */
public sealed interface Proof {

    /** These are the bytes whose digest its name is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Intact(byte[] bytes) implements Proof {}

    /** There is no file. */
    record Missing(String detail) implements Proof {}

    /** Its bytes are others. */
    record Altered(String detail) implements Proof {}

    /** Fetches and compares. */
    static Proof of(MovieFiles files, FileLocation location) {
        return switch (files.fetch(location)) {
            case Fetched.Missing missing -> new Missing(location + " does not exist");
            case Fetched.TooLarge(long size) ->
                new Altered("%s has %d bytes, more than is ever read".formatted(location, size));
            case Fetched.Content(byte[] bytes) -> of(location, bytes);
        };
    }

    private static Proof of(FileLocation location, byte[] bytes) {
        FileKey actual = FileKey.ofContent(bytes);
        return actual.equals(location.key())
                ? new Intact(bytes)
                : new Altered("the bytes of " + location + " are those of " + actual);
    }
}
