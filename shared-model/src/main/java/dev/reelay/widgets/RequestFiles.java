package dev.reelay.widgets;

import dev.reelay.files.MovieFiles.Fetched;
import java.util.List;
import java.util.Optional;

/** The requests that lie in the requests bucket. All calls block. */
public interface RequestFiles {

    /** Where what cannot be helped is put: not a request any more. */
    String PARKED = "parked/";

    /** The bucket's name. */
    String bucket();

    /** Writes a request; again, if it is there. */
    void store(RequestKey key, byte[] json);

    /**
     * Reads a request of at most {@link dev.reelay.movie.MovieFile#LARGEST} bytes; of a larger one not a byte is read.
     *
     * @throws UnreadableRequestException if S3 will not give it out, now or later, as long as nobody changes something about it
     */
    Found fetch(RequestKey key);

    /** Removes a request that was found; one that is gone, or another one by now, is left alone. */
    void delete(Found found);

    /**
     * The smallest keys after this one, in order, at most a page of them, without those that are parked: however many these are, going
     * past them takes one page.
     */
    Page after(Optional<RequestKey> key);

    /**
     * Moves what was found out of the way, to {@link #PARKED} and its key, with metadata {@code failure-reason}; without its tags.
     *
     * @return where it is now, under a shortened key if its own was too long; nothing: it is gone, or another one by now
     */
    Optional<RequestKey> park(Found found, String reason);

    /**
     * What lay there.
     *
     * @param key where
     * @param content what
     * @param version by which S3 knows that nobody has put another one there; of no meaning to others
     */
    record Found(RequestKey key, Fetched content, String version) {}

    /**
     * Some keys.
     *
     * @param keys in order; perhaps none although there are more
     * @param last where to go on, a key of these or behind them; nothing: there are no more
     */
    record Page(List<RequestKey> keys, Optional<RequestKey> last) {}
}
