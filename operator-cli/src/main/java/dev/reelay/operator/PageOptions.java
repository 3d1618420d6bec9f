package dev.reelay.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list, and whether to say what it took. */
final class PageOptions {

    @Option(names = "--from", paramLabel = "INSTANT", description = "Nothing before it: 2026-05-04T12:00:00Z")
    @Nullable
    Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Nothing at this instant or after it")
    @Nullable
    Instant to;

    @Option(names = "--limit", paramLabel = "N", description = "The most lines, 1 to 1000")
    @Nullable
    Integer limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Goes on where the page before says")
    @Nullable
    String cursor;

    @Option(names = "--consumed-capacity", description = "Say on standard error how many read capacity units it took")
    boolean consumedCapacity;
}
