package dev.reelay.producer.sweeping;

import dev.reelay.ledger.Page;
import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A bucket, a table and queues in memory, whose every effect is noted in {@link #done}, and which a test may have fail before or after
 * any of them.
 */
final class SweepWorld implements Sweeps, Buckets, Targets, SweepQueue {

    static final String BUCKET = "bucket";
    static final String PREFIX = "";
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final List<String> done = new ArrayList<>();
    final List<SweepStep> sent = new ArrayList<>();
    final Map<String, Integer> published = new HashMap<>();
    final List<Mismatch> mismatches = new ArrayList<>();
    final SweepId id = new SweepId("0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11");

    private final NavigableSet<String> keys;
    private final Sweep sweep;
    private final Map<Integer, SweepRange> ranges = new TreeMap<>();

    /** Asked before and after each effect; may throw. */
    Runnable fault = () -> {};

    /** Done while a page is listed: what others do at the same time. */
    Runnable meanwhile = () -> {};

    Function<String, Content> contents = key -> new Content.Digested("00", 1);
    Instant now = NOON;

    SweepWorld(Task task, Collection<String> keys) {
        this.keys = new TreeSet<>(keys);
        this.sweep = new Sweep(id, task, BUCKET, PREFIX, NOON);
        ranges.put(0, SweepRange.first(sweep));
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    SweepProgress progress() {
        return new SweepProgress(sweep, List.copyOf(ranges.values()));
    }

    void remove(String key) {
        keys.remove(key);
    }

    void set(SweepRange range) {
        ranges.put(range.number(), range);
    }

    @Override
    public void open(Sweep opened) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean accept(SweepId accepted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SweepProgress> find(SweepId sought) {
        return Optional.of(progress()).filter(found -> sought.equals(id));
    }

    @Override
    public boolean record(SweepId recorded, Taken page) {
        SweepRange range = page.range();
        if (range.step() - 1 != ranges.getOrDefault(range.number(), range).step()) {
            return false;
        }
        return effect("record " + range.number() + "/" + range.step(), () -> {
            ranges.put(range.number(), range);
            page.made().forEach(made -> ranges.put(made.number(), made));
            mismatches.addAll(page.mismatches());
            return true;
        });
    }

    @Override
    public Page<Mismatch> mismatches(SweepId sought, int limit, Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen(String bucket) {
        return bucket.equals(BUCKET);
    }

    @Override
    public KeyPage page(String bucket, KeyRange range, int most) {
        List<SweptObject> objects = range.after().map(after -> keys.tailSet(after, false)).orElse(keys).stream()
                .filter(range::reaches)
                .limit(most)
                .map(key -> new SweptObject(bucket, key, "\"etag\""))
                .toList();
        Optional<KeyRange> rest = objects.isEmpty()
                ? Optional.empty()
                : Optional.of(range.rest(objects.getLast().key()))
                        .filter(left -> keys.tailSet(objects.getLast().key(), false).stream()
                                .anyMatch(left::reaches));
        meanwhile.run();
        return effect("list " + objects.size(), () -> new KeyPage(objects, rest));
    }

    @Override
    public Content digest(SweptObject object) {
        return contents.apply(object.key());
    }

    @Override
    public Optional<String> url(TargetName queue) {
        return Optional.of("url of " + queue.name());
    }

    @Override
    public void publish(String queueUrl, List<SweptObject> objects) {
        effect("publish " + objects.size(), () -> {
            objects.forEach(object -> published.merge(object.key(), 1, Integer::sum));
            return true;
        });
    }

    @Override
    public CompletableFuture<Void> send(SweepStep step) {
        try {
            effect("send " + step.range() + "/" + step.step(), () -> sent.add(step));
            return CompletableFuture.completedFuture(null);
        } catch (IllegalStateException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private <T> T effect(String name, Supplier<T> effect) {
        fault.run();
        T result = effect.get();
        done.add(name);
        fault.run();
        return result;
    }
}
