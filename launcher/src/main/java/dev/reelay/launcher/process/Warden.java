package dev.reelay.launcher.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;

/**
 * A shell that outlives this JVM by a moment: when its standard input ends without a word, because this JVM is gone, even by
 * SIGKILL, it stops the program it watches (SIGTERM, after 30 s SIGKILL). So nothing is left running, and no program needs to
 * know who started it.
 */
final class Warden {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            read -r word && exit 0
            kill -CONT "$1"; kill -TERM "$1" || exit 0
            n=0
            while [ $n -lt 30 ] && kill -0 "$1"; do sleep 1; n=$((n + 1)); done
            kill -KILL "$1"
            """;

    private final Process shell;

    private Warden(Process shell) {
        this.shell = shell;
    }

    /** Watches this program from now on. */
    static void watch(Process program) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "reelay-warden", Long.toString(program.pid()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        Warden warden = new Warden(shell);
        Thread.ofVirtual().start(() -> {
            program.onExit().join();
            warden.dismiss();
        });
    }

    /** The program is gone: its pid may soon be another's. */
    private void dismiss() {
        try (OutputStream words = shell.getOutputStream()) {
            words.write('\n');
        } catch (IOException ignored) {
            shell.destroyForcibly();
        }
    }
}
