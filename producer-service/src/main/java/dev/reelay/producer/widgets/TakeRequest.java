package dev.reelay.producer.widgets;

import dev.reelay.backend.Feature;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.WidgetRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes a request: enters it in the ledger, which gives it its key; stores it under that; and, where there is a queue, sends a pointer
 * to it. Whoever is told "accepted" can rely on it. Taken again, after a lost answer, all of this is done again: only who applies it
 * knows whether it is applied to the widgets that are in use now.
 */
public final class TakeRequest {

    private final Feature feature;
    private final RequestSource source;
    private final RequestLedger ledger;
    private final RequestFiles files;
    private final Function<String, Queue> queues;
    private final Duration patience;
    private final Supplier<String> unique;

    /** Waits for the queue no longer than {@code patience}, because a client waits too; {@code unique} names what must not be taken for a repetition. */
    public TakeRequest(
            Feature feature,
            RequestSource source,
            RequestLedger ledger,
            RequestFiles files,
            Function<String, Queue> queues,
            Duration patience,
            Supplier<String> unique) {
        this.feature = feature;
        this.source = source;
        this.ledger = ledger;
        this.files = files;
        this.queues = queues;
        this.patience = patience;
        this.unique = unique;
    }

    /** Takes it. Throws what AWS throws when it does not answer: then nothing is promised. */
    public Taking take(WidgetRequest request) {
        Optional<String> whyOff = feature.whyOff();
        if (whyOff.isPresent()) {
            return new Taking.Unused(whyOff.get());
        }
        Entry entry = ledger.enter(request);
        if (!entry.same()) {
            return new Taking.IdReused();
        }
        files.store(entry.key(), request.json());
        if (source instanceof RequestSource.Pointed(String queue, String bucket)) {
            // Once it is applied SQS must not drop the pointer as one that it has seen: its file would stay.
            String deduplicationId =
                    entry.applied() ? unique.get() : request.id().deduplicationId();
            send(
                    queues.apply(queue),
                    new Outgoing(
                            new RequestPointer(bucket, entry.key(), request.id()).json(),
                            request.id().widget().group(),
                            deduplicationId,
                            Map.of()));
        }
        return new Taking.Accepted();
    }

    private void send(Queue queue, Outgoing message) {
        queue.send(message)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
