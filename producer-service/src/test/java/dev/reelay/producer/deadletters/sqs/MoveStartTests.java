package dev.reelay.producer.deadletters.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.producer.deadletters.DeadLetters.MoveStart;
import dev.reelay.producer.deadletters.sqs.ScriptedSqs.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Backends that cannot move messages, each refusing in its own words, played by an HTTP server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoveStartTests {

    private final ScriptedSqs sqs = new ScriptedSqs();
    private final SqsCalls calls = sqs.calls();

    @BeforeEach
    void answerLookUps() {
        sqs.answerLookUps();
        sqs.answer("ListMessageMoveTasks", new Answer(500, ScriptedSqs.HTML));
    }

    @AfterAll
    void stop() {
        sqs.close();
    }

    @Test
    void startMove_whenItBegins_isStarted() {
        sqs.answer("StartMessageMoveTask", new Answer(200, "{\"TaskHandle\":\"task\"}"));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(MoveStart.STARTED);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, 0, STARTED", "COMPLETED, 3, STARTED", "COMPLETED, 0, MOVED_NOTHING", "FAILED, 0, STARTED"})
    void startMove_whenItsTaskIsSoFar_isThis(String status, int moved, MoveStart expected) {
        sqs.answer("StartMessageMoveTask", new Answer(200, "{}"));
        sqs.answer(
                "ListMessageMoveTasks",
                new Answer(
                        200,
                        "{\"Results\":[{\"Status\":\"%s\",\"ApproximateNumberOfMessagesMoved\":%d}]}"
                                .formatted(status, moved)));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AWS.SimpleQueueService.UnsupportedOperation",
        "400, UnsupportedOperation",
        "400, InvalidAction",
        "404, UnknownOperationException",
        "501, InternalFailure",
        "501, ''",
        "405, ''",
        "404, ''",
        "500, ''"
    })
    void startMove_whenTheBackendLacksTheOperation_isUnsupported(int status, String code) {
        sqs.answer("StartMessageMoveTask", Answer.refusal(status, code));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(MoveStart.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "400, AWS.SimpleQueueService.NonExistentQueue",
        "503, ServiceUnavailable",
        "503, ''"
    })
    void startMove_whenRefusedOtherwise_fails(int status, String code) {
        sqs.answer("StartMessageMoveTask", Answer.refusal(status, code));

        assertThatThrownBy(() -> calls.startMove("q-dlq", "q")).isInstanceOf(SqsException.class);
    }

    @ParameterizedTest
    @CsvSource({"InvalidParameterValue", "UnsupportedOperation"})
    void startMove_whenOneIsUnderWay_isAlreadyRunning(String code) {
        sqs.answer("StartMessageMoveTask", Answer.refusal(400, code));
        sqs.answer("ListMessageMoveTasks", new Answer(200, "{\"Results\":[{\"Status\":\"RUNNING\"}]}"));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(MoveStart.ALREADY_RUNNING);
    }

    @Test
    void startMove_whenAnEarlierOneIsOver_isNotTakenForIt() {
        sqs.answer("StartMessageMoveTask", Answer.refusal(400, "InvalidParameterValue"));
        sqs.answer("ListMessageMoveTasks", new Answer(200, "{\"Results\":[{\"Status\":\"COMPLETED\"}]}"));

        assertThatThrownBy(() -> calls.startMove("q-dlq", "q")).isInstanceOf(SqsException.class);
    }
}
