package dev.reelay.consumer.widgets;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestFiles.Found;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestText;
import dev.reelay.widgets.RequestText.Reading;
import dev.reelay.widgets.UnreadableRequestException;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import java.util.HashSet;
import java.util.List;
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

    /** Takes requests from {@code files}. What the stage counts is there from now on, as 0. */
    public DrainRequests(RequestFiles files, RequestLedger ledger, ApplyRequest apply, StageMetrics metrics) {
        this.files = files;
        this.ledger = ledger;
        this.apply = apply;
        this.metrics = metrics;
        metrics.begin(StageName.WIDGET);
    }

    /**
     * Goes through the bucket, as long as {@code goesOn}, until it has been through a page of it in which there was something to settle:
     * then a smaller key may have come, and it is time to look again from the start. Throws what S3 throws when it does not answer: as
     * long as nobody knows for which widget a request is, none after it may be applied. Only what S3 refuses for good, and what is no
     * request and cannot be parked, is passed over.
     *
     * @return how many requests it has settled, one way or the other
     */
    public int once(BooleanSupplier goesOn) {
        Set<WidgetKey> waiting = new HashSet<>();
        Optional<RequestKey> last = Optional.empty();
        int settled;
        do {
            RequestFiles.Page page = files.after(last);
            settled = settled(page.keys(), waiting, goesOn);
            last = page.last();
        } while (settled == 0 && last.isPresent() && goesOn.getAsBoolean());
        return settled;
    }

    private int settled(List<RequestKey> keys, Set<WidgetKey> waiting, BooleanSupplier goesOn) {
        int settled = 0;
        for (RequestKey key : keys) {
            if (!goesOn.getAsBoolean()) {
                break;
            }
            settled += settles(key, waiting) ? 1 : 0;
        }
        return settled;
    }

    private boolean settles(RequestKey key, Set<WidgetKey> waiting) {
        try {
            return settles(files.fetch(key), waiting);
        } catch (UnreadableRequestException refused) {
            return passesOver(key, refused);
        }
    }

    private boolean settles(Found found, Set<WidgetKey> waiting) {
        return switch (found.content()) {
            // Another instance was faster.
            case Fetched.Missing missing -> false;
            case Fetched.TooLarge(long size) -> putsAside(found, "it has %d bytes".formatted(size));
            case Fetched.Content(byte[] bytes) ->
                switch (RequestText.read(bytes)) {
                    case Reading.Broken broken -> putsAside(found, broken.summary());
                    case Reading.Request(WidgetRequest request) -> settles(found, request, waiting);
                };
        };
    }

    private boolean settles(Found found, WidgetRequest request, Set<WidgetKey> waiting) {
        WidgetKey widget = request.id().widget();
        if (waiting.contains(widget)) {
            return false;
        }
        Applied applied;
        try {
            Optional<Lease> lease = ledger.tryLease(widget);
            if (lease.isEmpty()) {
                waiting.add(widget);
                return false;
            }
            applied = apply.apply(request, lease.get());
        } catch (RuntimeException failure) {
            waiting.add(widget);
            metrics.retried(StageName.WIDGET);
            LOG.warn("request {} is tried again, and those after it wait: {}", request.id(), failure.toString());
            return false;
        }
        return removes(found, applied);
    }

    private boolean putsAside(Found found, String why) {
        return removes(found, new Applied.Never(new Verdict.Park(ParkReason.MALFORMED, why)));
    }

    /** Takes away what is applied or never will be: nothing has to wait for it, even if it cannot be taken away. */
    private boolean removes(Found found, Applied applied) {
        try {
            return switch (applied) {
                case Applied.Now now -> deletes(found);
                case Applied.Before before -> deletes(found);
                case Applied.Never(Verdict.Park why) -> parks(found, why);
            };
        } catch (RuntimeException failure) {
            return passesOver(found.key(), failure);
        }
    }

    private boolean passesOver(RequestKey key, RuntimeException failure) {
        metrics.retried(StageName.WIDGET);
        LOG.warn("{} in bucket {} is passed over until the next look: {}", key, files.bucket(), failure.toString());
        return false;
    }

    private boolean deletes(Found found) {
        files.delete(found);
        return true;
    }

    private boolean parks(Found found, Verdict.Park park) {
        Optional<RequestKey> parked = files.park(found, park.text());
        parked.ifPresent(place -> {
            metrics.parked(StageName.WIDGET, park.reason());
            LOG.warn("{} in bucket {} is parked as {}: {}", found.key(), files.bucket(), place, park.text());
        });
        return parked.isPresent();
    }
}
