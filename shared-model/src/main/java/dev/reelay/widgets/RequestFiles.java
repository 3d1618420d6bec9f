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

    /** Reads a request of at most {@link dev.reelay.movie.MovieFile#LARGEST} bytes; of a larger one not a byte is read. */
    Fetched fetch(RequestKey key);

    /** Removes a request; one that is gone is removed already. */
    void delete(RequestKey key);

    /** The smallest keys after this one, in order, at most a page of them, without those that are parked; none: there are no more. */
    Page after(Optional<RequestKey> key);

    /** Moves a request out of the way, to {@link #PARKED} and its key, with metadata {@code failure-reason}. */
    void park(RequestKey key, String reason);

    /**
     * Some keys.
     *
     * @param keys in order; perhaps none although there are more
     * @param last where to go on; nothing: there are no more
     */
    record Page(List<RequestKey> keys, Optional<RequestKey> last) {}
}
