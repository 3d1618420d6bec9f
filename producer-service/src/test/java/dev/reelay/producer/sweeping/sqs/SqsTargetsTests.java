package dev.reelay.producer.sweeping.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.producer.sweeping.OutOfReachException;
import dev.reelay.producer.sweeping.TargetName;
import dev.reelay.producer.sweeping.Targets;
import dev.reelay.sweep.SweptObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Timeout(60)
class SqsTargetsTests {

    private static final BackendProperties PROPERTIES = new BackendProperties(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 200);
    private static final String OURS = "ours-" + UUID.randomUUID() + ".fifo";

    private final SqsAsyncClient client =
            EmbeddedBackend.named("sweep-targets").sqsClient().build();
    private final Targets targets = new SqsTargets(client, PROPERTIES, Set.of(OURS), 4);
    private final String name = "target-" + UUID.randomUUID() + ".fifo";

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void url_ofAQueueThatIsThere_isTheOneThatSqsGives() {
        String url = aQueue();

        assertThat(targets.url(target(name))).contains(url);
        assertThat(targets.url(target(url))).contains(url);
    }

    /** A URL names a queue; it does not say whom to ask. */
    @Test
    void url_ofAnotherHost_isNeverAsked() {
        String url = aQueue();

        assertThat(targets.url(target("http://127.0.0.1:1/000000000000/" + name)))
                .contains(url);
    }

    @Test
    void url_ofAQueueThatIsMissing_isNone() {
        assertThat(targets.url(target(name))).isEmpty();
    }

    /** Its messages would be taken for work, and parked one by one. */
    @Test
    void url_ofAQueueOfOurs_isNone() {
        String url = aQueue(OURS);

        assertThat(targets.url(target(OURS))).isEmpty();
        assertThat(targets.url(target(url))).isEmpty();
    }

    @Test
    void publish_toAQueue_putsAMessageForEachObject() {
        String url = aQueue();

        targets.publish(url, List.of(new SweptObject("bucket", "a", "\"1\""), new SweptObject("bucket", "b", "\"1\"")));

        assertThat(client.receiveMessage(request ->
                                request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(2))
                        .join()
                        .messages())
                .hasSize(2);
    }

    @Test
    void publish_toAQueueThatIsGone_isOutOfReach() {
        String url = aQueue().replace(".fifo", "-gone.fifo");

        assertThatExceptionOfType(OutOfReachException.class)
                .isThrownBy(() -> targets.publish(url, List.of(new SweptObject("bucket", "a", "\"1\""))))
                .withMessageContaining(url)
                .withMessageContaining("sqs:SendMessage");
    }

    private String aQueue() {
        return aQueue(name);
    }

    private String aQueue(String called) {
        return client.createQueue(
                        request -> request.queueName(called).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .join()
                .queueUrl();
    }

    private static TargetName target(String text) {
        return TargetName.parse(text).orElseThrow();
    }
}
