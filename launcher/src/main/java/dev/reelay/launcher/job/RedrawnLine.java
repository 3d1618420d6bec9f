package dev.reelay.launcher.job;

import java.io.PrintStream;
import java.time.Duration;

/** Progress on a terminal: one line, drawn over and over. */
public final class RedrawnLine implements ProgressDisplay {
    private static final String CLEAR_TO_END = "\033[K";

    private final PrintStream out;
    private final int columns;
    private boolean drawn;

    /** Writes to a terminal of so many columns: what is longer would leave a line behind at each change. */
    public RedrawnLine(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void show(JobProgress progress, Duration elapsed) {
        drawn = true;
        out.print("\r" + ProgressText.line(progress, elapsed, columns) + CLEAR_TO_END);
        out.flush();
    }

    @Override
    public void end() {
        if (drawn) {
            out.println();
        }
    }
}
