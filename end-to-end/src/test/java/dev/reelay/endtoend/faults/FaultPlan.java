package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Operation.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Faults drawn by a seed. A decision depends on the seed, the operation and the ordinal alone, so a replay meets the same faults at
 * the same requests of each operation; which process sends the request with that ordinal, and what it says, is up to the system's
 * scheduler and is not replayed.
 *
 * <p>Now and then an operation has a storm: most of a run of requests fail, more than the SDK's own attempts outlast. And once in a
 * run one operation has an outage, so long that messages run out of retries.
 */
record FaultPlan(long seed) implements Faults {

    /**
     * What a pipeline at work asks. The rest is asked at the start of a service, which is to be restarted, not tested, here; and a
     * queue's URL, which listeners ask at the start too, once more by who first sends to it.
     */
    static final Set<String> WORK = Set.of(
            "S3.PutObject",
            "S3.GetObject",
            "S3.ListObjectsV2",
            "S3.DeleteObject",
            "S3.CopyObject",
            "SQS.ReceiveMessage",
            "SQS.SendMessage",
            "SQS.SendMessageBatch",
            "SQS.DeleteMessageBatch",
            "SQS.ChangeMessageVisibilityBatch",
            "SQS.StartMessageMoveTask",
            "SQS.ListMessageMoveTasks",
            "SQS.GetQueueAttributes",
            "DYNAMODB.TransactWriteItems",
            "DYNAMODB.BatchGetItem",
            "DYNAMODB.GetItem",
            "DYNAMODB.PutItem",
            "DYNAMODB.UpdateItem",
            "DYNAMODB.Query");

    /** What may have an outage, and how many requests, the SDK's and our own repetitions among them, it takes for some to give up. */
    private static final List<Outage> OUTAGES = List.of(
            new Outage("S3.PutObject", 40, 250),
            new Outage("S3.GetObject", 20, 150),
            new Outage("SQS.SendMessageBatch", 8, 60),
            new Outage("DYNAMODB.BatchGetItem", 8, 60),
            new Outage("DYNAMODB.TransactWriteItems", 8, 60));

    private static final double USUAL = 0.18;
    private static final double STORM = 0.85;
    private static final double STORMS = 0.07;
    private static final int STORM_LENGTH = 16;
    private static final int MOST_ACTIONS = 100;

    /** Longer than the services of a run wait for an attempt. */
    static final Duration TOO_LATE = Duration.ofMillis(3_500);

    /** Requests of an operation that all fail. */
    private record Outage(String operation, int first, int requests) {
        boolean holds(Operation asked, int ordinal) {
            return asked.toString().equals(operation) && ordinal >= first && ordinal < first + requests;
        }
    }

    @Override
    public Fault decide(Operation operation, int ordinal) {
        if (!WORK.contains(operation.toString())) {
            return new Fault.Pass();
        }
        if (outage().holds(operation, ordinal)) {
            return ordinal % 2 == 0 ? new Fault.Refuse(ordinal) : new Fault.FailBefore();
        }
        boolean storm = random(operation, -1L - ordinal / STORM_LENGTH).nextDouble() < STORMS;
        SplittableRandom random = random(operation, ordinal);
        if (random.nextDouble() >= (storm ? STORM : USUAL)) {
            return new Fault.Pass();
        }
        List<Fault> possible = possible(operation, random);
        return possible.get(random.nextInt(possible.size()));
    }

    private Outage outage() {
        return OUTAGES.get(new SplittableRandom(~seed).nextInt(OUTAGES.size()));
    }

    private SplittableRandom random(Operation operation, long ordinal) {
        SplittableRandom byOperation =
                new SplittableRandom(seed ^ ((long) operation.toString().hashCode() << 32));
        return new SplittableRandom(byOperation.nextLong() + ordinal);
    }

    private static List<Fault> possible(Operation operation, SplittableRandom random) {
        Duration delay = Duration.ofMillis(random.nextInt(8) == 0 ? TOO_LATE.toMillis() : random.nextInt(20, 400));
        List<Fault> possible = new ArrayList<>(List.of(
                new Fault.LateEffect(delay),
                new Fault.LateAnswer(delay),
                new Fault.Refuse(random.nextInt(Integer.MAX_VALUE)),
                new Fault.FailBefore(),
                new Fault.FailAfter()));
        Fault half = new Fault.HalfFailed(random.nextInt(2), random.nextBoolean());
        if (operation.service() == Service.SQS) {
            switch (operation.name()) {
                case "ReceiveMessage" -> possible.addAll(List.of(new Fault.DeliverTwice(), new Fault.DeliverTwice()));
                case "DeleteMessageBatch" ->
                    possible.addAll(List.of(half, new Fault.PretendDeleted(), new Fault.PretendDeleted()));
                case "SendMessageBatch", "ChangeMessageVisibilityBatch" -> possible.addAll(List.of(half, half));
                default -> {}
            }
        } else if (operation.name().equals("TransactWriteItems")) {
            int at = random.nextInt(MOST_ACTIONS);
            Fault conflict = new Fault.Cancel("TransactionConflict", at);
            Fault throttling = new Fault.Cancel("ThrottlingError", at);
            // A transaction carries many movies, so a run has few: each kind is to be met.
            possible.addAll(List.of(conflict, conflict, throttling, throttling));
        } else if (operation.name().equals("BatchGetItem")) {
            possible.addAll(List.of(half, half));
        }
        return possible;
    }
}
