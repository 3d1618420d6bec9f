package dev.reelay.launcher.job;

import java.time.Duration;
import java.util.Locale;

/** Progress as text, in plain ASCII. */
public final class ProgressText {
    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 5;

    private ProgressText() {}

    /** {@code 3 stored, 9 processed, 13 confirmed, 0 failed, 0 pending} */
    public static String numbers(JobProgress progress) {
        return "%d stored, %d processed, %d confirmed, %d failed, %d pending"
                .formatted(
                        progress.stored(),
                        progress.processed(),
                        progress.confirmed(),
                        progress.failed(),
                        progress.pending());
    }

    /**
     * A bar and the numbers, shorter than the terminal is wide, for a longer line could not be redrawn: first the bar gives way, then
     * the end of the text. In the bar {@code #} is confirmed, {@code !} failed, {@code =} processed, {@code -} stored.
     */
    public static String line(JobProgress progress, Duration elapsed, int columns) {
        String numbers = numbers(progress) + "  " + seconds(elapsed);
        int room = Math.min(LONGEST_BAR, columns - 1 - numbers.length() - "[] ".length());
        String line = room < SHORTEST_BAR ? numbers : "[" + bar(progress, room) + "] " + numbers;
        return line.substring(0, Math.min(line.length(), Math.max(0, columns - 1)));
    }

    /** {@code 0.9 s}, {@code 75.0 s} */
    public static String seconds(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }

    private static String bar(JobProgress progress, int width) {
        StringBuilder bar = new StringBuilder();
        long reached = 0;
        reached = fill(bar, '#', reached + progress.confirmed(), progress.count(), width);
        reached = fill(bar, '!', reached + progress.failed(), progress.count(), width);
        reached = fill(bar, '=', reached + progress.processed(), progress.count(), width);
        reached = fill(bar, '-', reached + progress.stored(), progress.count(), width);
        fill(bar, '.', reached + progress.pending(), progress.count(), width);
        return bar.toString();
    }

    /** Draws up to the share that {@code reached} is of {@code count}: the end of each colour is exact, whatever came before. */
    private static long fill(StringBuilder bar, char sign, long reached, long count, int width) {
        long end = count == 0 ? 0 : reached * width / count;
        bar.repeat(sign, Math.toIntExact(end - bar.length()));
        return reached;
    }
}
