package dev.reelay.stage;

import java.time.Duration;

/** What becomes of a delivered message. */
public sealed interface Verdict {

    /** Its effect is durable: it is deleted. */
    record Done() implements Verdict {}

    /** Something failed that may succeed later: it is hidden for this long, then delivered again. */
    record Retry(Duration after) implements Verdict {}

    /** No retry can help: it goes to the dead-letter queue with its reason, then it is deleted. */
    record Park(ParkReason reason, String detail) implements Verdict {

        /** Reason and detail as they stand in {@code failureReason}, at most 1,000 printable ASCII characters. */
        public String text() {
            String text = (reason.code() + ": " + detail).replaceAll("[^\\x20-\\x7e]", "?");
            return text.length() <= 1000 ? text : text.substring(0, 1000);
        }
    }
}
