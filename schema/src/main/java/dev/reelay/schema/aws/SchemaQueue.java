package dev.reelay.schema.aws;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_THROUGHPUT_LIMIT;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import dev.reelay.schema.QueueLayout;
import dev.reelay.schema.Resource;
import dev.reelay.schema.Resource.Kind;
import dev.reelay.schema.Resource.Outcome;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * A queue, with a dead-letter queue or being one, set as in {@link QueueLayout}.
 *
 * <p>The redrive policy is given when the queue is created: ElasticMQ starts a move task without destination only then.
 * Which queues may use a dead-letter queue ({@code RedriveAllowPolicy}) is left at AWS's default, all of the account:
 * narrowing it is a matter of the account's infrastructure code, and ElasticMQ refuses it.
 */
record SchemaQueue(SqsClient sqs, String name, @Nullable String deadLetterQueue) implements SchemaPart {

    static SchemaQueue work(SqsClient sqs, String name) {
        return new SchemaQueue(sqs, name, SchemaNames.deadLetterQueue(name));
    }

    static SchemaQueue deadLettersOf(SqsClient sqs, String name) {
        return new SchemaQueue(sqs, SchemaNames.deadLetterQueue(name), null);
    }

    @Override
    public Resource load() {
        if (url(name).isPresent()) {
            return resource(Outcome.EXISTING);
        }
        try {
            sqs.createQueue(queue -> queue.queueName(name).attributes(attributes()));
            return resource(Outcome.CREATED);
        } catch (QueueNameExistsException created) {
            // By someone else since the look-up, with other attributes.
            return resource(Outcome.EXISTING);
        }
    }

    @Override
    public Resource find() {
        return url(name)
                .map(url -> new Resource(Kind.QUEUE, name, Outcome.FOUND, depth(url)))
                .orElseGet(() -> resource(Outcome.MISSING));
    }

    @Override
    public Resource drop() {
        return url(name)
                .map(url -> {
                    sqs.deleteQueue(queue -> queue.queueUrl(url));
                    return resource(Outcome.DROPPED);
                })
                .orElseGet(() -> resource(Outcome.MISSING));
    }

    private Resource resource(Outcome outcome) {
        return new Resource(Kind.QUEUE, name, outcome);
    }

    private Optional<String> url(String queue) {
        try {
            return Optional.of(
                    sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl());
        } catch (QueueDoesNotExistException missing) {
            return Optional.empty();
        }
    }

    private Map<QueueAttributeName, String> attributes() {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(VISIBILITY_TIMEOUT, seconds(QueueLayout.VISIBILITY_TIMEOUT));
        attributes.put(MESSAGE_RETENTION_PERIOD, seconds(QueueLayout.RETENTION));
        if (deadLetterQueue != null) {
            attributes.put(RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(QueueLayout.LONG_POLL));
            attributes.put(REDRIVE_POLICY, redrivePolicy(deadLetterQueue));
        }
        if (SchemaNames.isFifo(name)) {
            attributes.put(FIFO_QUEUE, "true");
            // High throughput: per group, not per queue. ElasticMQ ignores both and deduplicates over the queue.
            attributes.put(DEDUPLICATION_SCOPE, "messageGroup");
            attributes.put(FIFO_THROUGHPUT_LIMIT, "perMessageGroupId");
        }
        return attributes;
    }

    private String redrivePolicy(String deadLetters) {
        String url = url(deadLetters)
                .orElseThrow(() -> new IllegalStateException("dead-letter queue '" + deadLetters + "' of queue '" + name
                        + "' has disappeared while the schema was loaded: load it again"));
        String arn = sqs.getQueueAttributes(queue -> queue.queueUrl(url).attributeNames(QUEUE_ARN))
                .attributes()
                .get(QUEUE_ARN);
        return "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + QueueLayout.MAX_RECEIVE_COUNT + "}";
    }

    private String depth(String url) {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(queue -> queue.queueUrl(url)
                        .attributeNames(
                                APPROXIMATE_NUMBER_OF_MESSAGES,
                                APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return "%s available, %s in flight, %s delayed"
                .formatted(
                        counts.get(APPROXIMATE_NUMBER_OF_MESSAGES),
                        counts.get(APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                        counts.get(APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
