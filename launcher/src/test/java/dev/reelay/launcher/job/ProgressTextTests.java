package dev.reelay.launcher.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTextTests {
    private static final Duration ELAPSED = Duration.ofMillis(440);
    private static final JobProgress HALFWAY = new JobProgress(JobProgress.Phase.RUNNING, 3, 4, 10, 1, 2);

    @Test
    void numbers_whenRunning_namesAllFive() {
        assertThat(ProgressText.numbers(HALFWAY)).isEqualTo("3 stored, 4 processed, 10 confirmed, 1 failed, 2 pending");
    }

    @Test
    void line_whenThereIsRoom_drawsABarOfTheShares() {
        assertThat(ProgressText.line(HALFWAY, ELAPSED, 200))
                .isEqualTo("[####################!!========------....] "
                        + "3 stored, 4 processed, 10 confirmed, 1 failed, 2 pending  0.4 s");
    }

    @Test
    void line_whenTheTerminalIsOfAnyWidth_isShorterThanThat() {
        for (int columns = 1; columns < 150; columns++) {
            assertThat(ProgressText.line(HALFWAY, ELAPSED, columns)).hasSizeLessThan(columns);
        }
    }

    @Test
    void line_whenTheTerminalIsNarrow_givesUpTheBarFirst() {
        assertThat(ProgressText.line(HALFWAY, ELAPSED, 65))
                .isEqualTo("3 stored, 4 processed, 10 confirmed, 1 failed, 2 pending  0.4 s");
    }

    @Test
    void line_whenAMillionMoviesAreThere_fillsTheBarExactly() {
        JobProgress million = new JobProgress(JobProgress.Phase.RUNNING, 333_333, 333_333, 333_333, 1, 0);

        assertThat(ProgressText.line(million, ELAPSED, 200)).startsWith("[#############=============--------------]");
    }

    @Test
    void line_whenNothingIsThere_drawsAnEmptyBar() {
        JobProgress nothing = new JobProgress(JobProgress.Phase.RUNNING, 0, 0, 0, 0, 0);

        assertThat(ProgressText.line(nothing, ELAPSED, 200)).startsWith("[] 0 stored");
    }

    @Test
    void seconds_whenLong_staysInSeconds() {
        assertThat(ProgressText.seconds(Duration.ofSeconds(75))).isEqualTo("75.0 s");
    }
}
