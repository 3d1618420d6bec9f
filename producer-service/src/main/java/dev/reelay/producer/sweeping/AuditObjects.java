package dev.reelay.producer.sweeping;

import dev.reelay.producer.sweeping.Buckets.Content;
import dev.reelay.sweep.DigestName;
import dev.reelay.sweep.SweptObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Holds objects against their names. */
final class AuditObjects {

    private final Buckets buckets;

    AuditObjects(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Reads all of them, many at a time. One that has vanished since it was listed is not to blame. */
    Findings audit(List<SweptObject> objects) {
        Counts counts = Counts.NONE;
        List<Mismatch> mismatches = new ArrayList<>();
        List<Content> contents = contents(objects);
        for (int i = 0; i < objects.size(); i++) {
            Optional<Mismatch> mismatch = mismatch(objects.get(i).key(), contents.get(i));
            mismatch.ifPresent(mismatches::add);
            counts = counts.plus(counts(contents.get(i), mismatch.isPresent()));
        }
        return new Findings(counts, mismatches);
    }

    private List<Content> contents(List<SweptObject> objects) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Content>> read = objects.stream()
                    .map(object -> CompletableFuture.supplyAsync(() -> buckets.digest(object), threads))
                    .toList();
            return read.stream().map(CompletableFuture::join).toList();
        }
    }

    static Optional<Mismatch> mismatch(String key, Content content) {
        return switch (content) {
            case Content.Vanished vanished -> Optional.empty();
            case Content.Unreadable(String why) ->
                Optional.of(new Mismatch(key, Mismatch.UNREADABLE + ": " + why, Optional.empty(), 0));
            case Content.Digested(String digest, long size) -> {
                Optional<String> claimed = DigestName.in(key);
                yield claimed.filter(digest::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Mismatch(
                                key,
                                claimed.isPresent() ? Mismatch.DIFFERS : Mismatch.NO_DIGEST,
                                Optional.of(digest),
                                size));
            }
        };
    }

    private static Counts counts(Content content, boolean mismatch) {
        return switch (content) {
            case Content.Vanished vanished -> new Counts(0, 0, 0, 1, 0);
            case Content.Unreadable unreadable -> new Counts(1, 0, 0, 0, 1);
            case Content.Digested(String digest, long size) -> new Counts(1, 0, size, 0, mismatch ? 1 : 0);
        };
    }
}
