package dev.reelay.widgets;

import java.util.Locale;

/**
 * Where a request lies in the requests bucket. Keys of ours begin with the time, so the smallest is the oldest; among the requests
 * for one widget they are in the order in which these were taken, whatever clocks say ({@link RequestLedger#enter}).
 *
 * @param value the object's key, at most 1,024 bytes by the rules of S3
 */
public record RequestKey(String value) {

    /** Rejects the empty key. */
    public RequestKey {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("key is empty");
        }
    }

    /** The key of a request that is taken now, in microseconds since 1970. */
    public static RequestKey at(long micros, RequestId id) {
        // Requests for two widgets may have the same id and the same microsecond.
        String widget = id.widget().group().substring(0, 16);
        return new RequestKey(String.format(Locale.ROOT, "%016d-%s-%s.json", micros, widget, id.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
