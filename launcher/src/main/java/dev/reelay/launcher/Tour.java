package dev.reelay.launcher;

import dev.reelay.launcher.job.JobApi;
import dev.reelay.launcher.job.JobApiException;
import dev.reelay.launcher.job.JobId;
import dev.reelay.launcher.job.JobOutcome;
import dev.reelay.launcher.job.JobProgress;
import dev.reelay.launcher.job.JobWatch;
import dev.reelay.launcher.job.ProgressText;
import dev.reelay.launcher.process.ProgramFailedException;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.Stack;
import dev.reelay.launcher.stack.StackPlan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One run of the quickstart, from the first process to the last. */
final class Tour {
    private static final int FAILURES_SHOWN = 5;

    private final StackPlan plan;
    private final Screen screen;
    private final int movies;
    private final boolean once;
    private final Duration patience;

    Tour(StackPlan plan, Screen screen, int movies, boolean once, Duration patience) {
        this.plan = plan;
        this.screen = screen;
        this.movies = movies;
        this.once = once;
        this.patience = patience;
    }

    /** Returns the exit code; whatever happens, everything that was started is stopped. */
    int run() {
        Stack stack = Stack.of(plan);
        Thread leaving = new Thread(() -> leave(stack), "leave");
        Runtime.getRuntime().addShutdownHook(leaving);
        try (stack) {
            return show(stack);
        } finally {
            stayUnlessLeaving(leaving);
        }
    }

    private int show(Stack stack) {
        try {
            prepare(stack);
            timed("embedded AWS ready", stack::startAws);
            timed("producer and consumer ready", stack::startServices);
            boolean allConfirmed = showJob(stack);
            return once ? (allConfirmed ? 0 : 1) : stayUp(stack);
        } catch (ProgramFailedException | JobApiException e) {
            screen.error(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private boolean showJob(Stack stack) {
        JobApi api = new JobApi(stack.producer().url());
        long submitted = System.nanoTime();
        JobId job = api.submit(movies);
        screen.say("job " + job + " submitted: " + movies + (movies == 1 ? " movie" : " movies"));
        JobOutcome outcome = new JobWatch(
                        api, screen.progress(), patience, () -> failIfAnyDied(stack, "while the job ran"))
                .watch(job, submitted);
        boolean allConfirmed = switch (outcome) {
            case JobOutcome.Finished finished -> conclude(finished, job, api);
            case JobOutcome.Stalled stalled -> explain(stalled, stack);
        };
        screen.say(new NextSteps(
                        stack.producer().plan().port(), stack.consumer().plan().port(), job, plan.logs())
                .text());
        return allConfirmed;
    }

    private boolean conclude(JobOutcome.Finished finished, JobId job, JobApi api) {
        JobProgress last = finished.last();
        String summary = "%d of %d movies confirmed in %s"
                .formatted(last.confirmed(), last.count(), ProgressText.seconds(finished.elapsed()));
        if (last.isAllConfirmed()) {
            screen.success(summary);
            return true;
        }
        screen.say(summary);
        screen.error(last.failed() + " failed, for these reasons:\n  "
                + String.join("\n  ", api.failures(job, FAILURES_SHOWN)));
        return false;
    }

    private boolean explain(JobOutcome.Stalled stalled, Stack stack) {
        // Pending movies wait for the producer, all others for the consumer.
        RunningProgram suspect = (stalled.last().pending() > 0 ? stack.producer() : stack.consumer()).program();
        screen.error("the job has made no progress for " + patience.toSeconds() + " s ("
                + ProgressText.numbers(stalled.last()) + "); the " + suspect.name() + " should know why: "
                + suspect.quoteLog());
        return false;
    }

    private int stayUp(Stack stack) {
        screen.say("Ctrl-C stops everything");
        CompletableFuture.anyOf(
                        stack.programs().stream().map(RunningProgram::onExit).toArray(CompletableFuture<?>[]::new))
                .join();
        failIfAnyDied(stack, "although nobody asked it to");
        return 1;
    }

    private static void failIfAnyDied(Stack stack, String when) {
        stack.programs().forEach(program -> program.failIfDead(when));
    }

    private void prepare(Stack stack) {
        if (!stack.isPrepared()) {
            timed("programs prepared to start fast, once for every build", stack::prepare);
        }
    }

    private void timed(String done, Runnable phase) {
        long start = System.nanoTime();
        phase.run();
        screen.say(done + " (" + ProgressText.seconds(Duration.ofNanos(System.nanoTime() - start)) + ")");
    }

    /** Ctrl-C, or SIGTERM: this is how a tour usually ends, so not with the exit code of a signal. */
    private void leave(Stack stack) {
        long start = System.nanoTime();
        screen.lastWords("stopping the services, then embedded AWS ...");
        stack.close();
        screen.lastWords("stopped (" + ProgressText.seconds(Duration.ofNanos(System.nanoTime() - start))
                + "); the logs are in " + plan.logs());
        Runtime.getRuntime().halt(once ? 1 : 0);
    }

    private static void stayUnlessLeaving(Thread leaving) {
        try {
            Runtime.getRuntime().removeShutdownHook(leaving);
        } catch (IllegalStateException ignored) {
            // Leaving already: that thread decides how this JVM ends.
        }
    }
}
