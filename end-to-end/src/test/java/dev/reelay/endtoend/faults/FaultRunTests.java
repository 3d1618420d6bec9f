package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real services before a faulty AWS, hit by signals: nothing is lost, nothing counts twice, and the numbers are right.
 * Every fourth seed has FIFO queues. {@code -Dseed=N,M} does these runs, {@code -Druns=N} that many random ones; without either it is a fixed set.
 */
@Isolated("its runs are of a length, and the machine is theirs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultRunTests {

    /** Together they kill, freeze and stop each service, at the cost of few restarts, which are what takes time. */
    private static final long[] FIXED = {39, 40, 57};

    private static final int FIFO_EVERY = 4;

    private final Map<QueueKind, Lab> labs = new EnumMap<>(QueueKind.class);

    /** By the runs that came to their end. */
    private final Set<String> met = new HashSet<>();

    private int ended;

    @AfterAll
    void close() {
        labs.values().forEach(Lab::close);
    }

    @Order(1)
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void jobs_whateverFailsAndWhoeverDies_arriveWholeAndCountOnce(long seed) {
        QueueKind kind = seed % FIFO_EVERY == 0 ? QueueKind.FIFO : QueueKind.STANDARD;
        met.addAll(FaultRun.of(labs.computeIfAbsent(kind, absent -> Lab.open("FaultRunTests-" + kind, kind)), seed));
        ended++;
    }

    /** What the plan may do it has chosen, for requests that were made, and it did something to them. */
    @Order(2)
    @Test
    void fixedSeeds_together_meetEachServiceWithEachKindOfFault() {
        assumeTrue(isFixed() && ended == FIXED.length, "other seeds were asked for, or one of these has failed");

        assertThat(met)
                .containsAll(Arrays.stream(Operation.Service.values())
                        .flatMap(service -> Stream.of("LateEffect", "LateAnswer", "Refuse", "FailBefore", "FailAfter")
                                .map(kind -> service + " " + kind))
                        .toList())
                .contains(
                        "SQS.SendMessageBatch HalfFailed",
                        "SQS.DeleteMessageBatch HalfFailed",
                        "SQS.ChangeMessageVisibilityBatch HalfFailed",
                        "SQS PretendDeleted",
                        "SQS DeliverTwice",
                        "DYNAMODB.BatchGetItem HalfFailed",
                        "DYNAMODB Cancel TransactionConflict",
                        "DYNAMODB Cancel ThrottlingError",
                        FaultRun.PARKED);
    }

    @Test
    void fixedSeeds_together_hitEachServiceInEachWay() {
        assertThat(Arrays.stream(FIXED)
                        .mapToObj(Chaos::hits)
                        .flatMap(List::stream)
                        .map(hit -> (hit.service() < 2 ? "producer " : "consumer ") + hit.way()))
                .contains(
                        "producer KILL",
                        "producer FREEZE",
                        "producer STOP",
                        "consumer KILL",
                        "consumer FREEZE",
                        "consumer STOP");
    }

    private static String asked() {
        return System.getProperty("seed", "");
    }

    private static int runs() {
        return Integer.getInteger("runs", 0);
    }

    private static boolean isFixed() {
        return asked().isEmpty() && runs() == 0;
    }

    static LongStream seeds() {
        if (!asked().isEmpty()) {
            return Arrays.stream(asked().split(",")).mapToLong(Long::parseLong);
        }
        int runs = runs();
        return isFixed()
                ? Arrays.stream(FIXED)
                : LongStream.generate(() -> ThreadLocalRandom.current().nextLong(1_000_000_000))
                        .limit(runs);
    }
}
