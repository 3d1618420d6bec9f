package dev.reelay.producer.sweeping.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.sweeping.OutOfReachException;
import dev.reelay.producer.sweeping.TargetName;
import dev.reelay.producer.sweeping.Targets;
import dev.reelay.sweep.MessagesRefusedException;
import dev.reelay.sweep.SweptObject;
import dev.reelay.sweep.aws.ObjectPublisher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.sqs.model.KmsDisabledException;
import software.amazon.awssdk.services.sqs.model.KmsInvalidKeyUsageException;
import software.amazon.awssdk.services.sqs.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sqs.model.KmsNotFoundException;
import software.amazon.awssdk.services.sqs.model.KmsOptInRequiredException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Queues in SQS that others listen to.
 *
 * <p>Actions used: {@code sqs:GetQueueUrl, SendMessage}.
 */
final class SqsTargets implements Targets {

    /** About the queue, or its key, and not about credentials that will be renewed. */
    private static final Set<Class<? extends SqsException>> CLOSED = Set.of(
            QueueDoesNotExistException.class,
            KmsAccessDeniedException.class,
            KmsDisabledException.class,
            KmsInvalidKeyUsageException.class,
            KmsInvalidStateException.class,
            KmsNotFoundException.class,
            KmsOptInRequiredException.class);

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
        if (own.contains(queue.name()) || isElsewhere(queue)) {
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
                                + ", or there is no such queue (" + code(refused)
                                + "): create it, or allow sqs:SendMessage and the use of its key, then redrive",
                        refused);
            }
            throw refused;
        } catch (MessagesRefusedException refused) {
            if (refused.isForWhatTheyAre()) {
                throw new OutOfReachException(refused.getMessage() + ", then redrive", refused);
            }
            throw refused;
        }
    }

    /** SQS would take a queue of this name at home for it. */
    private boolean isElsewhere(TargetName queue) {
        String home = client.serviceClientConfiguration().region().id();
        return queue.region().filter(region -> !region.equals(home)).isPresent();
    }

    private static boolean isClosed(SqsException refused) {
        return CLOSED.contains(refused.getClass()) || code(refused).startsWith("AccessDenied");
    }

    private static String code(SqsException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null ? "" : String.valueOf(details.errorCode());
    }
}
