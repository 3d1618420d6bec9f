package dev.reelay.producer.sweeping.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.producer.sweeping.Counts;
import dev.reelay.producer.sweeping.Mismatch;
import dev.reelay.producer.sweeping.Sweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepRange;
import dev.reelay.producer.sweeping.Task;
import dev.reelay.schema.TableLayout;
import dev.reelay.sweep.KeyRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of the items of a sweep: {@link SweepsTable} documents them. */
final class SweepItem {

    static final String STEP = "step";

    /** What is there only of a range that has not ended. */
    static final String OPEN = "open";

    static final String AFTER = "after";

    /** In the first range, once it was cut: how many ranges there are. */
    static final String RANGES = "ranges";

    private static final String SWEEP_ID = "sweep_id";
    private static final String TASK = "task";
    private static final String BUCKET = "bucket";
    private static final String PREFIX = "prefix";
    private static final String QUEUE = "queue";
    private static final String QUEUE_URL = "queue_url";
    private static final String STARTED_ON = "started_on";
    private static final String STEPPED_ON = "stepped_on";
    private static final String UP_TO = "up_to";
    private static final String OBJECTS = "objects";
    private static final String MESSAGES = "messages";
    private static final String BYTES = "bytes";
    private static final String VANISHED = "vanished";
    private static final String MISMATCHES = "mismatches";
    private static final String KEY = "key";
    private static final String REASON = "reason";
    private static final String DIGEST = "digest";
    private static final String SIZE = "size";

    private SweepItem() {}

    /** The attributes of a sweep, which stand in the item of its first range. */
    static Map<String, AttributeValue> of(Sweep sweep) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                SWEEP_ID, fromS(sweep.id().value()),
                TASK, fromS(sweep.task().name()),
                BUCKET, fromS(sweep.bucket()),
                PREFIX, fromS(sweep.prefix()),
                STARTED_ON, fromS(sweep.startedOn().toString())));
        if (sweep.task() instanceof Task.Publish(String queue, String queueUrl)) {
            item.put(QUEUE, fromS(queue));
            item.put(QUEUE_URL, fromS(queueUrl));
        }
        return item;
    }

    /** The attributes of a range; its prefix is the sweep's. */
    static Map<String, AttributeValue> of(SweepRange range) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                STEP, number(range.step()),
                STEPPED_ON, fromS(range.steppedOn().toString()),
                OBJECTS, number(range.counts().objects()),
                MESSAGES, number(range.counts().messages()),
                BYTES, number(range.counts().bytes()),
                VANISHED, number(range.counts().vanished()),
                MISMATCHES, number(range.counts().mismatches())));
        range.rest().ifPresent(rest -> {
            item.put(OPEN, fromBool(true));
            rest.after().ifPresent(key -> item.put(AFTER, fromS(key)));
            rest.upTo().ifPresent(key -> item.put(UP_TO, fromS(key)));
        });
        return item;
    }

    static Map<String, AttributeValue> of(Mismatch mismatch) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                KEY, fromS(mismatch.key()),
                REASON, fromS(mismatch.reason()),
                SIZE, number(mismatch.size())));
        mismatch.digest().ifPresent(digest -> item.put(DIGEST, fromS(digest)));
        return item;
    }

    static Sweep sweep(Map<String, AttributeValue> item) {
        String task = text(item, TASK);
        return new Sweep(
                new SweepId(text(item, SWEEP_ID)),
                switch (task) {
                    case Task.Publish.NAME -> new Task.Publish(text(item, QUEUE), text(item, QUEUE_URL));
                    case Task.Audit.NAME -> new Task.Audit();
                    default ->
                        throw new IllegalStateException(
                                "task " + task + " is none that this version of the service knows");
                },
                text(item, BUCKET),
                text(item, PREFIX),
                Instant.parse(text(item, STARTED_ON)));
    }

    /** How many ranges there are, by the item of the first. */
    static int ranges(Map<String, AttributeValue> first) {
        return Math.max(1, Math.toIntExact(number(first, RANGES)));
    }

    static SweepRange range(int number, String prefix, Map<String, AttributeValue> item) {
        return new SweepRange(
                number,
                Math.toIntExact(number(item, STEP)),
                item.containsKey(OPEN)
                        ? Optional.of(new KeyRange(prefix, perhaps(item, AFTER), perhaps(item, UP_TO)))
                        : Optional.empty(),
                new Counts(
                        number(item, OBJECTS),
                        number(item, MESSAGES),
                        number(item, BYTES),
                        number(item, VANISHED),
                        number(item, MISMATCHES)),
                Instant.parse(text(item, STEPPED_ON)));
    }

    static Mismatch mismatch(Map<String, AttributeValue> item) {
        return new Mismatch(text(item, KEY), text(item, REASON), perhaps(item, DIGEST), number(item, SIZE));
    }

    static String sortKey(Map<String, AttributeValue> item) {
        return text(item, TableLayout.SORT_KEY);
    }

    private static AttributeValue number(long number) {
        return fromN(Long.toString(number));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return perhaps(item, name)
                .orElseThrow(() -> new IllegalStateException("an item of a sweep has no " + name
                        + ": somebody else than the service has changed it; order the sweep again"));
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    private static Optional<String> perhaps(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }
}
