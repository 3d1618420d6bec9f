package dev.reelay.producer.sweeping.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.sweeping.OutOfReachException;
import dev.reelay.producer.sweeping.TargetName;
import dev.reelay.producer.sweeping.Targets;
import dev.reelay.sweep.SweptObject;
import dev.reelay.sweep.aws.ObjectPublisher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Queues in SQS that others listen to.
 *
 * <p>Actions used: {@code sqs:GetQueueUrl, SendMessage}.
 */
final class SqsTargets implements Targets {

    private static final int FORBIDDEN = 403;

    private final SqsAsyncClient client;
    private final Set<String> own;
    private final ObjectPublisher publisher;
    private final AwsRequestOverrideConfiguration soon;

    /** {@code own} are the names of queues that are closed to sweeps, because somebody of ours would take the messages for work. */
    SqsTargets(SqsAsyncClient client, BackendProperties properties, Set<String> own, int callsAtOnce) {
        this.client = client;
        this.own = Set.copyOf(own);
        this.publisher = new ObjectPublisher(
                client,
                AwsRequestOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(properties.attemptTimeout())
                        .apiCallTimeout(properties.callTimeout())
                        .build(),
                callsAtOnce);
        this.soon = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(properties.answerTimeout())
                .build();
    }

    @Override
    public Optional<String> url(TargetName queue) {
        if (own.contains(queue.name())) {
            return Optional.empty();
        }
        try {
            return Optional.of(client.getQueueUrl(request -> {
                        request.queueName(queue.name()).overrideConfiguration(soon);
                        queue.account().ifPresent(request::queueOwnerAWSAccountId);
                    })
                    .join()
                    .queueUrl());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof SqsException refused && isClosed(refused)) {
                return Optional.empty();
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void publish(String queueUrl, List<SweptObject> objects) {
        try {
            publisher.publish(queueUrl, objects);
        } catch (SqsException refused) {
            if (isClosed(refused)) {
                throw new OutOfReachException(
                        "SQS does not let us send to " + queueUrl
                                + ", or there is no such queue: create it, or allow sqs:SendMessage, then redrive",
                        refused);
            }
            throw refused;
        }
    }

    private static boolean isClosed(SqsException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return refused instanceof QueueDoesNotExistException
                || refused.statusCode() == FORBIDDEN
                || (details != null && String.valueOf(details.errorCode()).startsWith("AccessDenied"));
    }
}
