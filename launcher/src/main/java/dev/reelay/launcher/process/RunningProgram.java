package dev.reelay.launcher.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that was started, until it ends and after. It ends with this JVM at the latest, however this JVM ends.
 *
 * <p>Safe for use by several threads.
 */
public final class RunningProgram implements AutoCloseable {
    /** How long {@link #terminate()} waits: the services promise 25 s. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);
    private static final int QUOTED_LINES = 25;

    private final String name;
    private final Process process;
    private final LogFile log;
    private final long logSince;

    RunningProgram(String name, Process process, LogFile log, long logSince) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logSince = logSince;
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Of its JVM. */
    public long pid() {
        return process.pid();
    }

    /** Where both its outputs go. */
    public Path log() {
        return log.path();
    }

    /** Whether it has not ended, paused or not. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Empty while it lives; 128 + the signal's number if a signal ended it. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes with the exit code when it has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Waits until it is ready.
     *
     * @throws ProgramFailedException at once if it dies before, or when {@code atMost} has passed; the text quotes its log
     */
    public void awaitReady(Readiness readiness, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (!readiness.isReached(log, logSince)) {
                failIfDead("before it was ready");
                if (System.nanoTime() > deadline) {
                    throw failure(name + " was not ready within " + atMost.toSeconds() + " s", null);
                }
                Thread.sleep(BETWEEN_PROBES);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        // Whoever answered there, it was not this one.
        failIfDead("before it was ready");
    }

    /**
     * Waits until it has ended by itself, with exit code 0.
     *
     * @throws ProgramFailedException if it ends with another one, or when {@code atMost} has passed (it is killed then); the text
     *     quotes its log
     */
    public void awaitSuccess(Duration atMost) {
        if (!awaitExit(atMost)) {
            kill();
            throw failure(name + " did not end within " + atMost.toSeconds() + " s and was killed", null);
        }
        if (process.exitValue() != 0) {
            throw failure(name + " ended with exit code " + process.exitValue(), null);
        }
    }

    /**
     * Does nothing while it lives.
     *
     * @param when ends the sentence "it ended with exit code 1 ..."
     * @throws ProgramFailedException if it has ended: with its exit code and its last lines
     */
    public void failIfDead(String when) {
        if (!process.isAlive()) {
            throw failure(name + " ended with exit code " + process.exitValue() + " " + when, null);
        }
    }

    /** SIGKILL; returns when it is gone. Nothing if it is gone already. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(GRACE);
    }

    /**
     * SIGTERM; returns its exit code when it has ended.
     *
     * @throws ProgramFailedException if it did not end within {@link #GRACE}; it is killed then
     */
    public int terminate() {
        process.destroy();
        if (!awaitExit(GRACE)) {
            kill();
            throw failure(name + " did not stop within " + GRACE.toSeconds() + " s and was killed", null);
        }
        return process.exitValue();
    }

    /** SIGSTOP: it stays, its connections too, but does nothing until {@link #resume()}. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Stops it if it still runs, paused or not: by SIGTERM, after {@link #GRACE} by SIGKILL; never throws for it. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        // Paused it takes the signal when it is resumed.
        process.destroy();
        try {
            resume();
        } catch (ProgramFailedException paused) {
            // Then it ends by the other signal.
        }
        if (!awaitExit(GRACE)) {
            kill();
        }
    }

    /** Its last lines, indented for quoting in a message. */
    public String quoteLog() {
        return "the last lines of " + log.path() + ":\n" + log.quoteLastLines(QUOTED_LINES);
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0 && process.isAlive()) {
                throw failure("kill -" + signal + " " + pid() + " (" + name + ") ended with exit code " + code, null);
            }
        } catch (IOException e) {
            throw failure("cannot send SIG" + signal + " to " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean awaitExit(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ProgramFailedException failure(String what, @Nullable Throwable cause) {
        return new ProgramFailedException(what + "; " + quoteLog(), cause);
    }

    private ProgramFailedException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ProgramFailedException("interrupted while waiting for " + name, cause);
    }
}
