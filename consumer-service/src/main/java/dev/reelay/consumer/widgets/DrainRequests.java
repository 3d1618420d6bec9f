package dev.reelay.consumer.widgets;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestText;
import dev.reelay.widgets.RequestText.Reading;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the requests that lie in the bucket, the smallest key first, and deletes each once it is applied. Where a request has to
 * wait, because another instance has its widget or AWS does not answer, those for the same widget that come after it wait too, and the
 * others go on. What no retry can help is parked.
 */
public final class DrainRequests {

    private static final Logger LOG = LoggerFactory.getLogger(DrainRequests.class);

    private final RequestFiles files;
    private final RequestLedger ledger;
    private final ApplyRequest apply;
    private final StageMetrics metrics;

    /** Takes requests from {@code files}. */
    public DrainRequests(RequestFiles files, RequestLedger ledger, ApplyRequest apply, StageMetrics metrics) {
        this.files = files;
        this.ledger = ledger;
        this.apply = apply;
        this.metrics = metrics;
    }

    /**
     * Goes through the bucket once, as long as {@code goesOn}. Throws what S3 throws when a request cannot even be read: as long as
     * nobody knows for which widget it is, none after it may be applied.
     *
     * @return how many requests it has settled, one way or the other
     */
    public int once(BooleanSupplier goesOn) {
        Set<WidgetKey> waiting = new HashSet<>();
        int settled = 0;
        Optional<RequestKey> last = Optional.empty();
        do {
            RequestFiles.Page page = files.after(last);
            for (RequestKey key : page.keys()) {
                if (!goesOn.getAsBoolean()) {
                    return settled;
                }
                settled += settles(key, waiting) ? 1 : 0;
            }
            last = page.last();
        } while (last.isPresent());
        return settled;
    }

    private boolean settles(RequestKey key, Set<WidgetKey> waiting) {
        return switch (files.fetch(key)) {
            // Another instance was faster.
            case Fetched.Missing missing -> false;
            case Fetched.TooLarge(long size) ->
                park(key, new Verdict.Park(ParkReason.MALFORMED, "it has %d bytes".formatted(size)));
            case Fetched.Content(byte[] bytes) ->
                switch (RequestText.read(bytes)) {
                    case Reading.Broken broken -> park(key, new Verdict.Park(ParkReason.MALFORMED, broken.summary()));
                    case Reading.Request(WidgetRequest request) -> settles(key, request, waiting);
                };
        };
    }

    private boolean settles(RequestKey key, WidgetRequest request, Set<WidgetKey> waiting) {
        WidgetKey widget = request.id().widget();
        if (waiting.contains(widget)) {
            return false;
        }
        try {
            Optional<Lease> lease = ledger.tryLease(widget);
            if (lease.isEmpty()) {
                waiting.add(widget);
                return false;
            }
            return settles(key, apply.apply(request, lease.get()));
        } catch (RuntimeException failure) {
            waiting.add(widget);
            metrics.retried(StageName.WIDGET);
            LOG.warn("request {} is tried again, and those after it wait: {}", request.id(), failure.toString());
            return false;
        }
    }

    private boolean settles(RequestKey key, Applied applied) {
        switch (applied) {
            case Applied.Now now -> files.delete(key);
            case Applied.Before before -> files.delete(key);
            case Applied.TooLarge(int bytes) ->
                park(key, new Verdict.Park(ParkReason.TOO_LARGE, "the widget would have %d bytes".formatted(bytes)));
        }
        return true;
    }

    private boolean park(RequestKey key, Verdict.Park park) {
        files.park(key, park.text());
        metrics.parked(StageName.WIDGET, park.reason());
        LOG.warn("parked as {}{} in bucket {}: {}", RequestFiles.PARKED, key, files.bucket(), park.text());
        return true;
    }
}
