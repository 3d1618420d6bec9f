package dev.reelay.widgets.s3;

import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Widgets;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** Requests, and widgets that are files, over any client, for tests of every room. */
public final class WidgetBuckets {

    /** How much of a lease must be left for a write here. */
    public static final Duration LONGEST_WRITE = Duration.ofSeconds(15);

    private WidgetBuckets() {}

    /** The requests of a bucket. */
    public static RequestFiles requests(S3Client client, String bucket) {
        return new RequestsBucket(client, bucket, Duration.ofSeconds(20));
    }

    /** The widgets of a bucket. */
    public static Widgets files(S3Client client, String bucket, RequestLedger ledger, Clock clock) {
        return new WidgetsBucket(client, bucket, ledger, clock, Duration.ofSeconds(20), LONGEST_WRITE);
    }
}
