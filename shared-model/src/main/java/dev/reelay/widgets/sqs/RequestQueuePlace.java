package dev.reelay.widgets.sqs;

import dev.reelay.backend.AtStart;
import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.UnfitSettingException;
import dev.reelay.schema.QueueUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Holds the URL by which the queue of widget requests is given against where this service's SQS is. Of the URL only the name is used: a
 * queue of the same name here would be taken for one of another region or account. Of a name alone, and of a URL that names neither,
 * nothing can be told.
 */
final class RequestQueuePlace implements AtStart {

    private final SqsAsyncClient client;
    private final String queue;
    private final Duration timeout;

    /** Waits for the answer of SQS at most {@code timeout}; {@code queue} is a URL or a name. */
    RequestQueuePlace(SqsAsyncClient client, String queue, Duration timeout) {
        this.client = client;
        this.queue = queue;
        this.timeout = timeout;
    }

    /** Refuses a queue of another region, without asking anybody. */
    void requireRegion() {
        String home = client.serviceClientConfiguration().region().id();
        QueueUrl.region(queue).filter(region -> !region.equals(home)).ifPresent(region -> {
            throw new UnfitSettingException(
                    "reelay.widgets.queue-url (%s) is a queue in %s, and this service calls SQS in %s."
                            .formatted(queue, region, home),
                    "Give a queue in %s, or the service the region %s (spring.cloud.aws.region.static)."
                            .formatted(home, region));
        });
    }

    /** Refuses a queue of another account; whether there is one of its name here has been looked for before. */
    @Override
    public void atStart() {
        QueueUrl.account(queue)
                .ifPresent(given -> home().filter(home -> !home.equals(given)).ifPresent(home -> {
                    throw new UnfitSettingException(
                            "reelay.widgets.queue-url (%s) is a queue of account %s, and this service calls SQS for account %s."
                                    .formatted(queue, given, home),
                            "Give a queue of %s, or the service the credentials of %s.".formatted(home, given));
                }));
    }

    /** The account in whose name SQS answers: only it tells, by the URL of its queue of this name. */
    private Optional<String> home() {
        String name = QueueUrl.name(queue);
        try {
            return QueueUrl.account(client.getQueueUrl(request -> request.queueName(name)
                            .overrideConfiguration(
                                    bounds -> bounds.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout)))
                    .join()
                    .queueUrl());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof SdkException unanswered) {
                throw new BackendUnreachableException("queue " + name, unanswered);
            }
            throw failed;
        }
    }
}
