package dev.reelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.operator.aws.TableScan;
import dev.reelay.sweep.Totals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void show_beforeThePauseIsOver_printsNothing() {
        Progress progress = progress(false);

        pass(Duration.ofMillis(4_999));
        progress.show(swept(10));

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void show_whenThePauseIsOver_printsALineAndPausesAgain() {
        Progress progress = progress(false);

        pass(Duration.ofMillis(5_001));
        progress.show(swept(10));
        pass(Duration.ofMillis(4_999));
        progress.show(swept(20));
        assertThat(err.toString().lines()).containsExactly("10 objects, 10 messages");

        pass(Duration.ofMillis(2));
        progress.show(swept(30));
        assertThat(err.toString().lines()).containsExactly("10 objects, 10 messages", "30 objects, 30 messages");
    }

    @Test
    void show_onATerminal_redrawsItsLineAtOnce() {
        Progress progress = progress(true);

        progress.show(swept(10));
        progress.show(swept(20));

        assertThat(err.toString()).isEqualTo("\r10 objects, 10 messages\r20 objects, 20 messages");
    }

    @Test
    void show_ofAScan_saysWhatWasReadAndWritten() {
        Progress progress = progress(true);

        progress.show(new TableScan.Counts(7, 5));

        assertThat(err.toString()).isEqualTo("\r7 items read, 5 written");
    }

    @Test
    void end_beforeThePauseIsOver_printsTheLastLine() {
        Progress progress = progress(false);
        progress.show(swept(10));

        progress.end();

        assertThat(err.toString().lines()).containsExactly("10 objects, 10 messages");
    }

    @Test
    void end_onATerminal_leavesTheLastLineToBeSeen() {
        Progress progress = progress(true);
        progress.show(swept(10));

        progress.end();

        assertThat(err.toString())
                .isEqualTo("\r10 objects, 10 messages\r10 objects, 10 messages" + System.lineSeparator());
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(err), terminal, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Totals swept(long objects) {
        return new Totals(objects, objects);
    }
}
