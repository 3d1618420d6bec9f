package dev.reelay.producer.deadletters.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.producer.deadletters.sqs.ScriptedSqs.Answer;
import dev.reelay.queues.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** An SQS that does not always answer, played by an HTTP server. */
class TakeTests {

    private static final WorkQueue QUEUE = new WorkQueue("q");
    private static final Answer AWAY = Answer.refusal(503, "ServiceUnavailable");
    private static final Answer MESSAGE = new Answer(200, """
            {"Messages":[{"MessageId":"id","ReceiptHandle":"receipt","Body":"body",
            "MD5OfBody":"841a2d689ad86bd1611447453c22c6fc"}]}""");

    private final ScriptedSqs sqs = new ScriptedSqs();
    private final SqsDeadLetters deadLetters = new SqsDeadLetters(sqs.calls(), Duration.ofSeconds(60));

    @BeforeEach
    void answerLookUps() {
        sqs.answerLookUps();
    }

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void take_whenSqsIsAwayForAMoment_succeedsAfterIt() {
        sqs.answer("ReceiveMessage", AWAY, AWAY, MESSAGE);

        assertThat(deadLetters.take(QUEUE)).extracting(Delivery::body).containsExactly("body");
    }

    @Test
    void take_whenSqsStaysAway_fails() {
        sqs.answer("ReceiveMessage", AWAY);

        assertThatThrownBy(() -> deadLetters.take(QUEUE)).isInstanceOf(SqsException.class);
    }
}
