package dev.reelay.launcher.job;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Progress where nothing can be redrawn: a line when the numbers have changed, at most one a second, and always the last. */
public final class PlainLines implements ProgressDisplay {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final PrintStream out;
    private String printed = "";
    private @Nullable Duration printedAfter;
    private @Nullable String unprinted;

    /** Writes to what may be a file. */
    public PlainLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(JobProgress progress, Duration elapsed) {
        String numbers = ProgressText.numbers(progress);
        if (numbers.equals(printed)) {
            return;
        }
        unprinted = numbers + "  " + ProgressText.seconds(elapsed);
        if (printedAfter == null || elapsed.minus(printedAfter).compareTo(BETWEEN_LINES) >= 0) {
            end();
            printed = numbers;
            printedAfter = elapsed;
        }
    }

    @Override
    public void end() {
        if (unprinted != null) {
            out.println(unprinted);
            unprinted = null;
        }
    }
}
