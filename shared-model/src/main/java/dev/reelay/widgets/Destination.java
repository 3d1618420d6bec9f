package dev.reelay.widgets;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where widgets are kept.
 *
 * @param strategy how
 * @param name a bucket's, or a table's
 */
public record Destination(StorageStrategy strategy, String name) {

    private static final String BETWEEN = ":";

    /** As it stands in the ledger: {@code s3:BUCKET}, {@code dynamodb:TABLE}. */
    public String text() {
        return strategy.wireName() + BETWEEN + name;
    }

    /** What {@link #text} has written; nothing: another version, that knew more. */
    public static Optional<Destination> parse(String text) {
        return Arrays.stream(StorageStrategy.values())
                .filter(strategy -> text.startsWith(strategy.wireName() + BETWEEN))
                .findFirst()
                .map(strategy -> new Destination(
                        strategy, text.substring(strategy.wireName().length() + BETWEEN.length())));
    }
}
