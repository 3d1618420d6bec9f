package dev.reelay.producer.sweeping;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonText;

/**
 * The next page of a range that is to be gone through: its JSON is the whole body of a message in the sweeps' queue. Which page that is
 * stands in the table: so a message can neither skip one nor do one twice.
 *
 * @param sweepId the sweep or audit
 * @param range the number of the range, 0 to {@link SweepRange#LAST}
 * @param step how many pages of the range were gone through before
 */
public record SweepStep(SweepId sweepId, int range, int step) {

    /** Rejects ranges and steps that no sweep has. */
    public SweepStep {
        if (range < 0 || range > SweepRange.LAST || step < 0) {
            throw new IllegalArgumentException("range and step are not one of 0 to %d and at least 0: %d and %d"
                    .formatted(SweepRange.LAST, range, step));
        }
    }

    /** Reads a message's body; unknown fields are ignored, so that senders may be newer than receivers. */
    public static Decoded<SweepStep> read(String body) {
        return switch (JsonText.read(body)) {
            case Decoded.Value<JsonText>(JsonText json) -> json.as(SweepStep::of);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    /** The body: {@code {"sweepId","range","step"}}, in this order. */
    public String json() {
        // An id is hex digits and hyphens: there is nothing to escape.
        return "{\"sweepId\":\"" + sweepId + "\",\"range\":" + range + ",\"step\":" + step + "}";
    }

    private static SweepStep of(JsonText json) {
        return new SweepStep(new SweepId(json.text("sweepId")), json.number("range"), json.number("step"));
    }
}
