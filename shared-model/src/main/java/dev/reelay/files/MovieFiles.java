package dev.reelay.files;

import dev.reelay.movie.FileLocation;
import dev.reelay.movie.MovieFile;

/** All movie files. Calls block; their concurrency is bounded within, so call from as many virtual threads as you like. */
public interface MovieFiles {

    /**
     * Writes a file under its digest in our bucket, unless one of that name is there: then that one stands. Idempotent.
     *
     * @return where it lies
     */
    FileLocation store(MovieFile file);

    /** Reads a file of at most {@link MovieFile#LARGEST} bytes; of a larger one not a byte is read. */
    Fetched fetch(FileLocation location);

    /** What lies where a file should. */
    sealed interface Fetched {

        /** These bytes. Nothing is said yet of their being the right ones. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Content(byte[] bytes) implements Fetched {}

        /** Nothing. */
        record Missing() implements Fetched {}

        /** More than is read. */
        record TooLarge(long size) implements Fetched {}
    }
}
