package dev.reelay.endtoend.faults;

import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What happens to the processes of a run, drawn by its seed: two or three of the four are hit, each once and each in another way. */
final class Chaos {

    private static final int FEWEST_HITS = 2;
    private static final int SPOILS = 8;
    private static final int WITHIN_MILLIS = 9_000;

    /** Longer than a message stays hidden: whoever wakes up after it holds messages that others have by now. */
    private static final Duration FROZEN = Lab.VISIBILITY.plusSeconds(2);

    private enum Way {
        KILL,
        FREEZE,
        STOP
    }

    private final Lab lab;
    private final History history;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    Chaos(Lab lab, History history) {
        this.lab = lab;
        this.history = history;
    }

    /** Begins; what it gives is done when all has happened and every process is up again. */
    CompletableFuture<Void> unleash(long seed, Spoiler spoiler) {
        // Mixed first: with small seeds Random itself begins nearly the same.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        List<RunningService> services = new ArrayList<>(lab.services());
        List<Way> ways = new ArrayList<>(List.of(Way.values()));
        Collections.shuffle(services, random);
        Collections.shuffle(ways, random);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        int hits = FEWEST_HITS + random.nextInt(2);
        for (int i = 0; i < hits; i++) {
            RunningService service = services.get(i);
            Way way = ways.get(i);
            all.add(later(random.nextInt(1_000, WITHIN_MILLIS), () -> hit(service, way)));
        }
        for (int i = 0; i < SPOILS; i++) {
            all.add(later(random.nextInt(WITHIN_MILLIS), spoiler::spoilOne));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> later(int millis, Runnable what) {
        return CompletableFuture.runAsync(
                what, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads));
    }

    private void hit(RunningService service, Way way) {
        RunningProgram program = service.program();
        history.add(new Event.Signalled(program.name(), way.name()));
        switch (way) {
            case KILL -> {
                program.kill();
                lab.restart(service);
                history.add(new Event.Signalled(program.name(), "UP AGAIN"));
            }
            case FREEZE -> {
                program.pause();
                later((int) FROZEN.toMillis(), program::resume).join();
                history.add(new Event.Signalled(program.name(), "AWAKE AGAIN"));
            }
            case STOP -> {
                long told = System.nanoTime();
                int exitCode = program.terminate();
                history.add(new Event.Ended(
                        program.name(),
                        exitCode,
                        Duration.ofNanos(System.nanoTime() - told).toMillis()));
                lab.restart(service);
                history.add(new Event.Signalled(program.name(), "UP AGAIN"));
            }
        }
    }
}
