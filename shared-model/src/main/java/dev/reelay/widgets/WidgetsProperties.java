package dev.reelay.widgets;

import dev.reelay.schema.QueueUrl;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Widget requests. They come from {@code queueUrl} or {@code requestSource}, not both; if neither is given, from the queue
 * {@code widget-requests.fifo} where there is one. The services need the same values.
 *
 * @param enabled whether they are used at all
 * @param storageStrategy how widgets are kept
 * @param requestDestination where: a bucket's name, or a table's; {@code widgets} if it is not given
 * @param requestSource the bucket that is looked into for requests, by those who have no queue
 * @param queueUrl URL or name of the queue of pointers to requests, a FIFO queue of the services' own account and region: a URL that
 *     names another is refused at the start
 * @param requestsBucket where the requests lie to which the queue's pointers lead
 * @param lease for how long one instance has a widget to itself; longer than {@code reelay.aws.call-timeout} and {@code attempt-timeout}
 *     together, after which no call to AWS has an effect any more, and how long a widget waits when the instance that had it has died
 * @param pollInterval between two looks into {@code requestSource} that found nothing; each is an S3 LIST
 */
@Validated
@ConfigurationProperties("reelay.widgets")
public record WidgetsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("s3") StorageStrategy storageStrategy,
        @Nullable String requestDestination,
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
        if (storageStrategy == StorageStrategy.S3 && requests.equals(orDefault(requestDestination))) {
            throw new IllegalArgumentException("requests and widgets cannot both lie in bucket " + requests
                    + ": give request-destination another one");
        }
    }

    /** Where widgets are kept. */
    public String destination() {
        return orDefault(requestDestination);
    }

    /** Whether somebody asked for them, by saying where something is, or that it is items. */
    public boolean isDemanded() {
        return enabled
                && (storageStrategy != StorageStrategy.S3
                        || Stream.of(requestSource, queueUrl, requestDestination)
                                .anyMatch(Objects::nonNull));
    }

    /** Where requests come from. */
    public RequestSource source() {
        if (requestSource != null) {
            return new RequestSource.Polled(requestSource);
        }
        String queue = queueUrl == null ? WidgetNames.defaults().queue() : queueUrl;
        return new RequestSource.Pointed(QueueUrl.name(queue), requestsBucket);
    }

    private static String orDefault(@Nullable String destination) {
        return destination == null ? WidgetNames.defaults().widgetsBucket() : destination;
    }

    private static void rejectBlank(String name, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(name + " is empty: give it a value, or leave it out");
        }
    }
}
