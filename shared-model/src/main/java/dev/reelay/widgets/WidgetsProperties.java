package dev.reelay.widgets;

import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Widget requests: off unless it is said where they come from, by {@code queueUrl} or {@code requestSource}, not both. The services need
 * the same values.
 *
 * @param storageStrategy how widgets are kept
 * @param requestDestination where: a bucket's name, or a table's
 * @param requestSource the bucket that is looked into for requests, by those who have no queue
 * @param queueUrl URL or name of the queue of pointers to requests, a FIFO queue of the services' own account and region
 * @param requestsBucket where the requests lie to which the queue's pointers lead
 * @param lease for how long one instance has a widget to itself; longer than {@code reelay.aws.call-timeout} and {@code attempt-timeout}
 *     together, after which no call to AWS has an effect any more, and how long a widget waits when the instance that had it has died
 * @param pollInterval between two looks into {@code requestSource} that found nothing; each is an S3 LIST
 */
@Validated
@ConfigurationProperties("reelay.widgets")
public record WidgetsProperties(
        @DefaultValue("s3") StorageStrategy storageStrategy,
        @DefaultValue("widgets") String requestDestination,
        @Nullable String requestSource,
        @Nullable String queueUrl,
        @DefaultValue("widget-requests") String requestsBucket,

        @DefaultValue("30s") @DurationMin(seconds = 2) @DurationMax(minutes = 10)
        Duration lease,

        @DefaultValue("2s") @DurationMin(millis = 10) Duration pollInterval) {

    /** Rejects what cannot be meant. */
    public WidgetsProperties {
        if (requestSource != null && queueUrl != null) {
            throw new IllegalArgumentException("request-source (" + requestSource + ") and queue-url (" + queueUrl
                    + ") are both given: requests come from a bucket or from a queue, so leave one of them out");
        }
        rejectBlank("request-source", requestSource);
        rejectBlank("queue-url", queueUrl);
        rejectBlank("request-destination", requestDestination);
        if (queueUrl != null && !SchemaNames.isFifo(queueUrl)) {
            throw new IllegalArgumentException("queue-url (" + queueUrl
                    + ") is no FIFO queue: requests are applied in their order, so give one that ends in .fifo");
        }
        String requests = requestSource == null ? requestsBucket : requestSource;
        if (storageStrategy == StorageStrategy.S3 && requests.equals(requestDestination)) {
            throw new IllegalArgumentException("requests and widgets cannot both lie in bucket " + requests
                    + ": give request-destination another one");
        }
    }

    /** Where requests come from. */
    public RequestSource source() {
        if (queueUrl != null) {
            return new RequestSource.Pointed(queueUrl.substring(queueUrl.lastIndexOf('/') + 1), requestsBucket);
        }
        return requestSource == null ? new RequestSource.Nowhere() : new RequestSource.Polled(requestSource);
    }

    private static void rejectBlank(String name, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(name + " is empty: give it a value, or leave it out");
        }
    }
}
