package dev.reelay.stage;

import dev.reelay.movie.FileLocation;
import dev.reelay.movie.Pointer;
import java.time.Duration;

/** What becomes of a delivered message. */
public sealed interface Verdict {

    /** Its effect is durable: it is deleted. */
    record Done() implements Verdict {}

    /**
     * The same, and once it is deleted this is done. It never throws: by then nobody would come back to it.
     *
     * @param afterwards perhaps not done if the process dies before
     */
    record DoneThen(Runnable afterwards) implements Verdict {}

    /** In a word or two, for traces. */
    default String label() {
        return switch (this) {
            case Done done -> "done";
            case DoneThen done -> "done";
            case Retry retry -> "retry";
            case Park park -> "park: " + park.reason().code();
        };
    }

    /** Parked because no movie is known by a pointer's ids. */
    static Park unknownMovie(Pointer pointer) {
        return new Park(
                ParkReason.UNKNOWN_MOVIE, "there is no movie " + pointer.movieId() + " of job " + pointer.jobId());
    }

    /** Parked because a movie's item names another file than the pointer to it. */
    static Park pointerDisagrees(Pointer pointer, FileLocation file) {
        return new Park(
                ParkReason.POINTER_DISAGREES,
                "it points to %s, the movie's file is %s".formatted(pointer.file(), file));
    }

    /** Something failed that may succeed later: it is hidden for this long, then delivered again. */
    record Retry(Duration after) implements Verdict {

        /** As soon as this has passed, and not before: SQS counts in whole seconds. */
        public static Retry behind(Duration left) {
            return new Retry(Duration.ofSeconds(left.toSeconds() + 1));
        }
    }

    /** No retry can help: it goes to the dead-letter queue with its reason, then it is deleted. */
    record Park(ParkReason reason, String detail) implements Verdict {

        /** Reason and detail as they stand in {@code failureReason}, at most 1,000 printable ASCII characters. */
        public String text() {
            String text = (reason.code() + ": " + detail).replaceAll("[^\\x20-\\x7e]", "?");
            return text.length() <= 1000 ? text : text.substring(0, 1000);
        }
    }
}
