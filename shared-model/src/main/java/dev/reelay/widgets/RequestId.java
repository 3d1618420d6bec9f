package dev.reelay.widgets;

import dev.reelay.movie.Sha256;

/**
 * Names a request: the client's own id for it, which no other request for the same widget has.
 *
 * @param widget what it is for
 * @param value 1 to 128 ASCII letters, digits, dots, hyphens and underscores, the first a letter or a digit
 */
public record RequestId(WidgetKey widget, String value) {

    /** Rejects ids that are none. */
    public RequestId {
        if (!WidgetKey.ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "requestId is not 1 to 128 letters, digits, dots, hyphens and underscores");
        }
    }

    /** For SQS to tell a repetition by: a digest of the whole name, because some backends compare over the queue, not the group. */
    public String deduplicationId() {
        return Sha256.hex(widget.path() + "#" + value);
    }

    @Override
    public String toString() {
        return value + " for " + widget;
    }
}
