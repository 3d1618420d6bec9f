package dev.reelay.producer.sweeping.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.producer.sweeping.OutOfReachException;
import dev.reelay.producer.sweeping.TargetName;
import dev.reelay.producer.sweeping.Targets;
import dev.reelay.sweep.SweptObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

@Timeout(60)
class SqsTargetsTests {

    private static final BackendProperties PROPERTIES = new BackendProperties(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 200);
    private static final String OURS = "ours-" + UUID.randomUUID() + ".fifo";

    private static final TestBackend BACKEND = EmbeddedBackend.named("sweep-targets");
    private static final List<SweptObject> ONE = List.of(new SweptObject("bucket", "a", "\"1\""));

    private final SqsAsyncClient client = BACKEND.sqsClient().build();
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

    /** SQS at home would take the queue of the same name there for it. */
    @Test
    void url_ofAnotherRegion_isNone() {
        aQueue();

        assertThat(targets.url(target("https://sqs.eu-central-1.amazonaws.com/000000000000/" + name)))
                .isEmpty();
        assertThat(targets.url(target("https://sqs.us-east-1.amazonaws.com/000000000000/" + name)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"403,AccessDenied", "403,AccessDeniedException", "400,QueueDoesNotExist"})
    void url_ofAQueueThatIsClosed_isNone(int status, String error) {
        answered(
                AnsweringSqs.refusing(status, error),
                closed -> assertThat(closed.url(target(name))).isEmpty());
    }

    /** Credentials that expired are renewed, and clocks set: that passes. */
    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch", "RequestExpired"})
    void anything_whenCredentialsAreToBlame_isAPassingFailure(String error) {
        answered(AnsweringSqs.refusing(403, error), refusing -> {
            assertThatExceptionOfType(SqsException.class).isThrownBy(() -> refusing.url(target(name)));
            assertThatExceptionOfType(SqsException.class).isThrownBy(() -> refusing.publish("url", ONE));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "403,AccessDenied",
        "400,KmsAccessDenied",
        "400,KmsDisabled",
        "400,KmsInvalidKeyUsage",
        "400,KmsInvalidState",
        "400,KmsNotFound",
        "403,KmsOptInRequired"
    })
    void publish_toAQueueThatIsClosed_isOutOfReach(int status, String error) {
        answered(
                AnsweringSqs.refusing(status, error),
                closed -> assertThatExceptionOfType(OutOfReachException.class)
                        .isThrownBy(() -> closed.publish("url", ONE))
                        .withMessageContaining(error));
    }

    /** Else it would be tried five times, and be parked without a reason. */
    @Test
    void publish_ofAMessageThatTheQueueDoesNotTake_isOutOfReachWithSqssReason() {
        answered(
                AnsweringSqs.with("""
                        {"Successful":[],"Failed":[{"Id":"0","SenderFault":true,"Code":"InvalidParameterValue",
                        "Message":"Message must be shorter than 1024 bytes."}]}"""),
                choosy -> assertThatExceptionOfType(OutOfReachException.class)
                        .isThrownBy(() -> choosy.publish("url", ONE))
                        .withMessageContaining("must be shorter than 1024 bytes")
                        .withMessageContaining("then redrive"));
    }

    @Test
    void publish_toAQueue_putsAMessageForEachObjectWithWhatTellsItFromOthers() {
        String url = aQueue();

        targets.publish(url, List.of(new SweptObject("bucket", "a", "\"1\""), new SweptObject("bucket", "b", "\"2\"")));

        assertThat(client.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(2)
                                .messageAttributeNames("All"))
                        .join()
                        .messages())
                .extracting(SqsTargetsTests::attributes)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        Map.of("bucket", "bucket", "key", "a", "ETag", "\"1\""),
                        Map.of("bucket", "bucket", "key", "b", "ETag", "\"2\"")));
    }

    private static Map<String, String> attributes(Message message) {
        return message.messageAttributes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().stringValue()));
    }

    @Test
    void publish_toAQueueThatIsGone_isOutOfReach() {
        String url = aQueue().replace(".fifo", "-gone.fifo");

        assertThatExceptionOfType(OutOfReachException.class)
                .isThrownBy(() -> targets.publish(url, List.of(new SweptObject("bucket", "a", "\"1\""))))
                .withMessageContaining(url)
                .withMessageContaining("sqs:SendMessage");
    }

    private static void answered(AnsweringSqs sqs, Consumer<Targets> attempt) {
        try (sqs;
                SqsAsyncClient client = BACKEND.sqsClient()
                        .endpointOverride(sqs.url())
                        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                        .build()) {
            attempt.accept(new SqsTargets(client, PROPERTIES, Set.of(), 4));
        }
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
