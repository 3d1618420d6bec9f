package dev.reelay.consumer.widgets;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.Decoded;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import dev.reelay.stage.Work;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestFiles.Found;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.RequestText;
import dev.reelay.widgets.RequestText.Reading;
import dev.reelay.widgets.WidgetBusyException;
import dev.reelay.widgets.WidgetRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the request of a pointer, applies it, and, once the pointer's message is deleted, deletes the request. Killed before the
 * last step it leaves a request that nothing leads to any more.
 */
public final class HandleRequest implements Work<RequestPointer> {

    private static final Logger LOG = LoggerFactory.getLogger(HandleRequest.class);

    private final RequestFiles files;
    private final RequestLedger ledger;
    private final ApplyRequest apply;

    /** Takes requests from {@code files}. */
    public HandleRequest(RequestFiles files, RequestLedger ledger, ApplyRequest apply) {
        this.files = files;
        this.ledger = ledger;
        this.apply = apply;
    }

    @Override
    public StageName stage() {
        return StageName.WIDGET;
    }

    @Override
    public Decoded<RequestPointer> decode(String body) {
        return RequestPointer.read(body);
    }

    @Override
    public Map<String, String> ids(RequestPointer pointer) {
        return pointer.id()
                .map(id -> Map.of("widget", id.widget().path(), "requestId", id.value()))
                .orElseGet(() -> Map.of("key", pointer.key().value()));
    }

    @Override
    public Verdict handle(RequestPointer pointer) {
        if (!pointer.bucket().equals(files.bucket())) {
            return new Verdict.Park(
                    ParkReason.FOREIGN_BUCKET,
                    "it points to bucket " + pointer.bucket() + ", ours is " + files.bucket());
        }
        Found found = files.fetch(pointer.key());
        return switch (found.content()) {
            case Fetched.Missing missing -> gone(pointer);
            case Fetched.TooLarge(long size) ->
                new Verdict.Park(
                        ParkReason.MALFORMED, "its request has %d bytes, more than is ever read".formatted(size));
            case Fetched.Content(byte[] bytes) -> read(pointer, found, bytes);
        };
    }

    /** After the request was applied and deleted its message may still come again; of one that says no ids, nobody can tell. */
    private Verdict gone(RequestPointer pointer) {
        return pointer.id().filter(ledger::isApplied).isPresent()
                ? new Verdict.Done()
                : new Verdict.Park(
                        ParkReason.FILE_MISSING,
                        "s3://%s/%s does not exist".formatted(pointer.bucket(), pointer.key()));
    }

    private Verdict read(RequestPointer pointer, Found found, byte[] bytes) {
        return switch (RequestText.read(bytes)) {
            case Reading.Broken broken -> new Verdict.Park(ParkReason.MALFORMED, broken.summary());
            // Its order among the requests for its widget would be another widget's.
            case Reading.Request(WidgetRequest request)
            when !pointer.fits(request.id()) ->
                new Verdict.Park(
                        ParkReason.POINTER_DISAGREES,
                        "it points to %s, and there lies request %s".formatted(pointer.said(), request.id()));
            case Reading.Request(WidgetRequest request) -> apply(request, found);
        };
    }

    private Verdict apply(WidgetRequest request, Found found) {
        try {
            return switch (apply.apply(request, ledger.lease(request.id().widget()))) {
                case Applied.Now now -> new Verdict.DoneThen(() -> delete(request.id(), found));
                case Applied.Before before -> new Verdict.DoneThen(() -> delete(request.id(), found));
                case Applied.Never(Verdict.Park why) -> why;
            };
        } catch (WidgetBusyException busy) {
            // By an instance that has died, perhaps: to look every few seconds would use up all deliveries.
            Verdict.Retry free = Verdict.Retry.behind(busy.remaining());
            LOG.info("request {} waits {} s: {}", request.id(), free.after().toSeconds(), busy.getMessage());
            return free;
        }
    }

    private void delete(RequestId id, Found found) {
        try {
            files.delete(found);
        } catch (RuntimeException failure) {
            LOG.warn("request {} is applied and stays in its bucket as {}: {}", id, found.key(), failure.toString());
        }
    }
}
