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
import java.util.stream.IntStream;

/**
 * What happens to the processes of a run, drawn by its seed: two or three of the four are hit, each once and each in another way,
 * and one more while dead letters are redriven.
 */
final class Chaos {

    private static final int FEWEST_HITS = 2;
    private static final int SPOILS = 8;
    private static final int WITHIN_MILLIS = 9_000;

    /** Longer than a message stays hidden: whoever wakes up after it holds messages that others have by now. */
    private static final Duration FROZEN = Lab.VISIBILITY.plusSeconds(2);

    /** How a process is hit. */
    enum Way {
        KILL,
        FREEZE,
        STOP
    }

    /**
     * One process that is hit.
     *
     * @param service its place among the lab's services: two producers, then two consumers
     */
    record Hit(int service, Way way, int afterMillis) {}

    private static final int SERVICES = 4;
    private static final int PRODUCERS = 2;

    private final Lab lab;
    private final History history;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    Chaos(Lab lab, History history) {
        this.lab = lab;
        this.history = history;
    }

    /** Begins; what it gives is done when all has happened and every process is up again. */
    CompletableFuture<Void> unleash(long seed, Spoiler spoiler) {
        Random random = random(seed);
        List<RunningService> services = lab.services();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Hit hit : hits(random)) {
            RunningService service = services.get(hit.service());
            all.add(later(hit.afterMillis(), () -> hit(service, hit.way())));
        }
        for (int i = 0; i < SPOILS; i++) {
            all.add(later(random.nextInt(WITHIN_MILLIS), spoiler::spoilOne));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    /** One of the producers, which redrive dead letters, is killed or stopped; done when it is up again. */
    CompletableFuture<Void> strikeAProducer(long seed) {
        Random random = random(~seed);
        RunningService producer = lab.services().get(random.nextInt(PRODUCERS));
        Way way = random.nextBoolean() ? Way.KILL : Way.STOP;
        return later(random.nextInt(100, 1_500), () -> hit(producer, way));
    }

    /** The hits that a seed stands for. */
    static List<Hit> hits(long seed) {
        return hits(random(seed));
    }

    private static List<Hit> hits(Random random) {
        List<Integer> services =
                new ArrayList<>(IntStream.range(0, SERVICES).boxed().toList());
        List<Way> ways = new ArrayList<>(List.of(Way.values()));
        Collections.shuffle(services, random);
        Collections.shuffle(ways, random);
        List<Hit> hits = new ArrayList<>();
        int number = FEWEST_HITS + random.nextInt(2);
        for (int i = 0; i < number; i++) {
            hits.add(new Hit(services.get(i), ways.get(i), random.nextInt(1_000, WITHIN_MILLIS)));
        }
        return hits;
    }

    /** Mixed first: with small seeds Random itself begins nearly the same. */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
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
