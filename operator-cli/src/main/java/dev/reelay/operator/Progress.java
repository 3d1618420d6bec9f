package dev.reelay.operator;

import dev.reelay.operator.aws.TableScan;
import dev.reelay.sweep.Totals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How far a command has come: one line that is redrawn on a terminal, and elsewhere a plain line every few seconds. */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private String line = "";
    private long shownNanos;

    Progress(PrintWriter err, boolean terminal) {
        this(err, terminal, System::nanoTime);
    }

    /** {@code nanos} as {@link System#nanoTime} tells them. */
    Progress(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.shownNanos = nanos.getAsLong();
    }

    void show(TableScan.Counts soFar) {
        draw("%d items read, %d written".formatted(soFar.scanned(), soFar.written()));
    }

    void show(Totals soFar) {
        draw("%d objects, %d messages".formatted(soFar.objects(), soFar.messages()));
    }

    void end() {
        err.println((terminal ? "\r" : "") + line);
    }

    private void draw(String soFar) {
        line = soFar;
        if (terminal) {
            err.print("\r" + line);
            err.flush();
        } else if (nanos.getAsLong() - shownNanos > PAUSE.toNanos()) {
            shownNanos = nanos.getAsLong();
            err.println(line);
        }
    }
}
