package dev.reelay.launcher.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressDisplayTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void terminal_whenShownAgain_redrawsTheSameLine() {
        RedrawnLine line = new RedrawnLine(out, 70);

        line.show(confirmed(0), Duration.ZERO);
        line.show(confirmed(2), Duration.ofMillis(200));
        line.end();

        assertThat(bytes.toString(UTF_8))
                .isEqualTo("\r0 stored, 0 processed, 0 confirmed, 0 failed, 2 pending  0.0 s\033[K"
                        + "\r0 stored, 0 processed, 2 confirmed, 0 failed, 0 pending  0.2 s\033[K"
                        + System.lineSeparator());
    }

    @Test
    void terminal_whenNothingWasShown_endsWithoutAnEmptyLine() {
        new RedrawnLine(out, 70).end();

        assertThat(bytes.size()).isZero();
    }

    @Test
    void plain_whenNumbersChangeFast_printsOneLineASecondAndTheLast() {
        PlainLines lines = new PlainLines(out);

        lines.show(confirmed(0), Duration.ZERO);
        lines.show(confirmed(1), Duration.ofMillis(900));
        lines.show(confirmed(1), Duration.ofSeconds(1));
        lines.show(confirmed(2), Duration.ofMillis(1_100));
        lines.end();

        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly(
                        "0 stored, 0 processed, 0 confirmed, 0 failed, 2 pending  0.0 s",
                        "0 stored, 0 processed, 1 confirmed, 0 failed, 1 pending  1.0 s",
                        "0 stored, 0 processed, 2 confirmed, 0 failed, 0 pending  1.1 s");
    }

    @Test
    void plain_whenNumbersStay_printsThemOnce() {
        PlainLines lines = new PlainLines(out);

        lines.show(confirmed(1), Duration.ZERO);
        lines.show(confirmed(1), Duration.ofSeconds(5));
        lines.show(confirmed(1), Duration.ofSeconds(9));
        lines.end();

        assertThat(bytes.toString(UTF_8).lines()).hasSize(1);
    }

    private static JobProgress confirmed(int number) {
        return new JobProgress(JobProgress.Phase.RUNNING, 0, 0, number, 0, 2L - number);
    }
}
