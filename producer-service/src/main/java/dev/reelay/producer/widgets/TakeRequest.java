package dev.reelay.producer.widgets;

import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.WidgetRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Takes a request: enters it in the ledger, which gives it its key; stores it under that; and, where there is a queue, sends a pointer
 * to it. Whoever is told "accepted" can rely on it. Taken again, after a lost answer, it goes on where it had come to; and when it is
 * applied already, nothing is done.
 */
public final class TakeRequest {

    private final RequestSource source;
    private final RequestLedger ledger;
    private final RequestFiles files;
    private final Function<String, Queue> queues;
    private final Duration patience;

    /** Waits for the queue no longer than {@code patience}, because a client waits too. */
    public TakeRequest(
            RequestSource source,
            RequestLedger ledger,
            RequestFiles files,
            Function<String, Queue> queues,
            Duration patience) {
        this.source = source;
        this.ledger = ledger;
        this.files = files;
        this.queues = queues;
        this.patience = patience;
    }

    /** Takes it. Throws what AWS throws when it does not answer: then nothing is promised. */
    public Taking take(WidgetRequest request) {
        if (source instanceof RequestSource.Nowhere) {
            return new Taking.Unused();
        }
        Entry entry = ledger.enter(request);
        if (!entry.same()) {
            return new Taking.IdReused();
        }
        if (!entry.applied()) {
            files.store(entry.key(), request.json());
            if (source instanceof RequestSource.Pointed(String queue, String bucket)) {
                send(queues.apply(queue), request.id(), new RequestPointer(bucket, entry.key(), request.id()));
            }
        }
        return new Taking.Accepted();
    }

    private void send(Queue queue, RequestId id, RequestPointer pointer) {
        Outgoing message = new Outgoing(pointer.json(), id.widget().group(), id.deduplicationId(), Map.of());
        queue.send(message)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
