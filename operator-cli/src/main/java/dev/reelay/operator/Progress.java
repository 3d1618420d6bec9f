package dev.reelay.operator;

import dev.reelay.operator.aws.TableScan;
import java.io.PrintWriter;
import java.time.Duration;

/** How far a scan has come: one line that is redrawn on a terminal, and elsewhere a plain line every few seconds. */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean terminal;
    private TableScan.Counts counts = new TableScan.Counts(0, 0);
    private long shownNanos = System.nanoTime();

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void show(TableScan.Counts soFar) {
        counts = soFar;
        if (terminal) {
            err.print("\r" + line());
            err.flush();
        } else if (System.nanoTime() - shownNanos > PAUSE.toNanos()) {
            shownNanos = System.nanoTime();
            err.println(line());
        }
    }

    void end() {
        err.println((terminal ? "\r" : "") + line());
    }

    private String line() {
        return "%d items read, %d written".formatted(counts.scanned(), counts.written());
    }
}
