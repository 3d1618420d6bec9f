package dev.reelay.producer.sweeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.stage.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Steps that die before and after anything they do, messages that come twice and again after they were to be deleted, deliveries at the
 * same time, drawn by a seed: no object is missed, each counts once, and the work stays in proportion.
 */
class SweepFaultsTests {

    private static final Duration VISIBILITY = Duration.ofSeconds(30);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final int KEYS = 5;
    private static final int OBJECTS = 400;
    private static final int MOST_DELIVERIES = 5_000;

    /** A message in the queue of the sweeps. */
    private record Message(SweepStep step, Instant visibleFrom) {}

    private final List<Message> messages = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void sweep_whateverFailsWhenever_meetsEveryObjectAndCountsItOnce(int seed) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        List<String> keys = keys(random, seed % 2 == 0);
        SweepWorld world = new SweepWorld(new Task.Publish("q.fifo", "url"), keys);
        TakeStep work = new TakeStep(
                world,
                world,
                world,
                world,
                new SweepMetrics(new SimpleMeterRegistry()),
                KEYS,
                CALL_TIMEOUT,
                world.clock());
        world.fault = () -> {
            if (random.nextInt(25) == 0) {
                throw new IllegalStateException("died");
            }
        };
        messages.add(new Message(new SweepStep(world.id, 0, 0), world.now));

        int deliveries = deliverAll(world, work, random);

        assertThat(world.progress().finished()).isTrue();
        assertThat(world.progress().counts()).isEqualTo(Counts.published(OBJECTS));
        assertThat(world.published.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(deliveries).isLessThan(MOST_DELIVERIES);
        // Beside what is repeated after a death, a few are done twice at the same time; but never a whole range.
        assertThat(world.done.stream()
                        .filter(effect -> effect.startsWith("list"))
                        .count())
                .isLessThan(4L * OBJECTS / KEYS);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private int deliverAll(SweepWorld world, TakeStep work, Random random) {
        int deliveries = 0;
        while (!messages.isEmpty() && deliveries++ < MOST_DELIVERIES) {
            world.now = world.now.plusMillis(random.nextInt(500));
            if (messages.stream().noneMatch(message -> isVisible(message, world))) {
                world.now = messages.stream()
                        .map(Message::visibleFrom)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
            }
            List<Message> visible = messages.stream()
                    .filter(message -> isVisible(message, world))
                    .toList();
            Message message = visible.get(random.nextInt(visible.size()));
            world.meanwhile = atTheSameTime(world, work, message.step(), random);
            deliver(world, work, message, random);
        }
        return deliveries;
    }

    private static boolean isVisible(Message message, SweepWorld world) {
        return !message.visibleFrom().isAfter(world.now);
    }

    /** Now and then the same step is taken by somebody else while a page is listed. */
    private static Runnable atTheSameTime(SweepWorld world, TakeStep work, SweepStep step, Random random) {
        return () -> {
            if (random.nextInt(20) == 0) {
                world.meanwhile = () -> {};
                try {
                    work.handle(step);
                } catch (RuntimeException died) {
                    assertThat(died).hasMessageContaining("died"); // its message stays where it is
                }
            }
        };
    }

    private void deliver(SweepWorld world, TakeStep work, Message message, Random random) {
        messages.remove(message);
        Duration hidden = VISIBILITY;
        boolean isDeleted = false;
        try {
            switch (work.handle(message.step())) {
                case Verdict.Done done -> isDeleted = random.nextInt(20) > 0;
                case Verdict.DoneThen more -> throw new AssertionError("a step is done when its message is sent");
                case Verdict.Retry(Duration after) -> hidden = after;
                case Verdict.Park park -> throw new AssertionError("parked: " + park.text());
            }
        } catch (RuntimeException died) {
            assertThat(died).hasMessageContaining("died"); // and comes again
        }
        if (!isDeleted) {
            messages.add(new Message(message.step(), world.now.plus(hidden)));
        }
        world.sent.forEach(step -> messages.add(new Message(step, world.now)));
        world.sent.clear();
    }

    private static List<String> keys(Random random, boolean digests) {
        if (!digests) {
            return IntStream.range(0, OBJECTS).mapToObj("logs/%04d"::formatted).toList();
        }
        byte[] bytes = new byte[32];
        return IntStream.range(0, OBJECTS)
                .mapToObj(i -> {
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes) + ".json";
                })
                .toList();
    }
}
