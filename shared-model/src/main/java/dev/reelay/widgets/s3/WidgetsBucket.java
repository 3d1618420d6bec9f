package dev.reelay.widgets.s3;

import dev.reelay.files.MovieFiles.Fetched;
import dev.reelay.movie.Decoded;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.LeaseLostException;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.Widgets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Widgets as files: {@code widgets/OWNER/ID}, the widget's JSON.
 *
 * <p>S3 has no transactions, so first the file is written and then the ledger. Whoever dies in between leaves a widget as the request
 * wants it: who applies the request again finds nothing to change. That nobody writes out of turn is ensured by the lease, and beyond
 * its end, where S3 can tell, by conditions: a file is changed only as it was found.
 */
final class WidgetsBucket implements Widgets {

    private static final String PREFIX = "widgets/";

    private static final int NOT_IMPLEMENTED = 501;

    /** It is gone, others are changing it, it has been changed (AWS: "Conditional writes", "Conditional deletes"). */
    private static final Set<Integer> CHANGED = Set.of(404, 409, 412);

    private final S3Client client;
    private final String bucket;
    private final RequestLedger ledger;
    private final Clock clock;
    private final Duration longestWrite;
    private final BoundedRead reads;

    /** A read takes at most {@code longestRead}; no write is begun with less left of its lease than it may have effects, {@code longestWrite}. */
    WidgetsBucket(
            S3Client client,
            String bucket,
            RequestLedger ledger,
            Clock clock,
            Duration longestRead,
            Duration longestWrite) {
        this.client = client;
        this.bucket = bucket;
        this.ledger = ledger;
        this.clock = clock;
        this.longestWrite = longestWrite;
        this.reads = new BoundedRead(client, bucket, longestRead);
    }

    @Override
    public Optional<Kept> find(WidgetKey key) {
        return reads.of(file(key), read -> new Kept(widget(key, read.fetched()), read.tag()));
    }

    @Override
    public boolean carryOut(Application application) {
        if (!application.changesNothing()) {
            write(application);
        }
        return ledger.record(application);
    }

    private void write(Application application) {
        // Who was held up until now writes no more, because others may be at it.
        if (!application.lease().outlasts(longestWrite, clock.instant())) {
            throw new LeaseLostException(application.request().id());
        }
        WidgetKey key = application.lease().widget();
        try {
            application
                    .change()
                    .after()
                    .ifPresentOrElse(
                            widget -> put(widget, application.before()),
                            () -> application.before().ifPresent(kept -> delete(key, kept)));
        } catch (S3Exception refused) {
            // An attempt of ours whose answer was lost has changed it too: then it is as it should be.
            if (!CHANGED.contains(refused.statusCode())
                    || !find(key).map(Kept::widget).equals(application.change().after())) {
                throw refused;
            }
        }
    }

    private void put(Widget widget, Optional<Kept> before) {
        client.putObject(
                request -> {
                    request.bucket(bucket).key(file(widget.key())).contentType("application/json");
                    // Somebody who took the widget when this lease had ended has written since.
                    before.ifPresentOrElse(kept -> request.ifMatch(kept.version()), () -> request.ifNoneMatch("*"));
                },
                RequestBody.fromBytes(widget.json()));
    }

    private void delete(WidgetKey key, Kept kept) {
        try {
            // The same; AWS knows conditional deletes since September 2025.
            client.deleteObject(request -> request.bucket(bucket).key(file(key)).ifMatch(kept.version()));
        } catch (S3Exception refused) {
            // LocalStack, for one, does not. There the lease has to be enough.
            if (refused.statusCode() != NOT_IMPLEMENTED) {
                throw refused;
            }
            client.deleteObject(request -> request.bucket(bucket).key(file(key)));
        }
    }

    private static String file(WidgetKey key) {
        return PREFIX + key.path();
    }

    private Widget widget(WidgetKey key, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Content(byte[] bytes) -> read(key, bytes);
            case Fetched.TooLarge(long size) -> throw unreadable(key, "it has " + size + " bytes");
            case Fetched.Missing missing -> throw unreadable(key, "it is not there");
        };
    }

    private Widget read(WidgetKey key, byte[] bytes) {
        return switch (Widget.read(bytes)) {
            case Decoded.Value<Widget>(Widget widget) when widget.key().equals(key) -> widget;
            case Decoded.Value<Widget>(Widget other) -> throw unreadable(key, "it is widget " + other.key());
            case Decoded.Malformed<Widget>(String problem) -> throw unreadable(key, problem);
        };
    }

    private IllegalStateException unreadable(WidgetKey key, String why) {
        return new IllegalStateException("s3://%s/%s is not a widget that was written here: %s. Mend or remove it"
                .formatted(bucket, file(key), why));
    }
}
