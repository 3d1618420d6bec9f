package dev.reelay.launcher;

import dev.reelay.launcher.job.JobProgress;
import dev.reelay.launcher.job.PlainLines;
import dev.reelay.launcher.job.ProgressDisplay;
import dev.reelay.launcher.job.RedrawnLine;
import java.io.Console;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the user sees: everything on standard output, errors on standard error. */
final class Screen {
    private static final String USUAL_COLUMNS = "80";

    private final boolean terminal;
    private final boolean coloured;
    private final int columns;
    private volatile boolean muted;

    private Screen(boolean terminal, boolean coloured, int columns) {
        this.terminal = terminal;
        this.coloured = coloured;
        this.columns = columns;
    }

    /** Redraws and colours on a terminal that can; {@code NO_COLOR} and {@code TERM=dumb} are respected. */
    static Screen of(Map<String, String> environment) {
        // Which of null and a console that is no terminal one gets depends on the Java.
        boolean console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        boolean terminal = console && !"dumb".equals(environment.get("TERM"));
        boolean coloured = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        String columns = environment.getOrDefault("COLUMNS", USUAL_COLUMNS);
        return new Screen(
                terminal, coloured, Integer.parseInt(columns.matches("[1-9][0-9]{1,3}") ? columns : USUAL_COLUMNS));
    }

    void say(String text) {
        if (!muted) {
            System.out.println(text);
        }
    }

    void success(String text) {
        say(coloured ? "\033[32m" + text + "\033[0m" : text);
    }

    void error(String text) {
        if (!muted) {
            System.out.flush();
            System.err.println((coloured ? "\033[31merror:\033[0m " : "error: ") + text);
        }
    }

    /** From now on only this is shown: whoever else still talks does not know yet that it is over. */
    void lastWords(String text) {
        // The first of them stands below the terminal's ^C.
        System.out.println(terminal && !muted ? "\n" + text : text);
        muted = true;
    }

    ProgressDisplay progress() {
        ProgressDisplay display = terminal ? new RedrawnLine(System.out, columns) : new PlainLines(System.out);
        return new ProgressDisplay() {
            @Override
            public void show(JobProgress progress, Duration elapsed) {
                if (!muted) {
                    display.show(progress, elapsed);
                }
            }

            @Override
            public void end() {
                if (!muted) {
                    display.end();
                }
            }
        };
    }
}
