package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Operation.Service;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** A run has met a fault where the fault did something. */
class FaultTests {

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "0, 2, 1", "1, 2, 1", "0, 3, 2", "1, 3, 1"})
    void half_ofABatch_failsSomeAndMatters(int first, int entries, int failed) {
        Fault.HalfFailed half = new Fault.HalfFailed(first, false);

        Answer answer = HalfBatches.answer(delete(entries), half, HalfBatches::allDone);

        assertThat(answer.json().path("Failed")).hasSize(failed);
        assertThat(answer.json().path("Successful")).hasSize(entries - failed);
        assertThat(half.mattered(Optional.of(answer))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "0, 2, 1", "1, 2, 1", "0, 3, 2", "1, 3, 1"})
    void half_ofABatchOfReads_leavesSomeUnreadAndMatters(int first, int keys, int left) {
        Fault.HalfFailed half = new Fault.HalfFailed(first, false);
        Call read = call(
                new Operation(Service.DYNAMODB, "BatchGetItem"),
                "{\"RequestItems\":{\"t\":{\"Keys\":[%s]}}}".formatted(objects("k", keys)));

        Answer answer = HalfBatches.answer(read, half, asked -> {
            assertThat(asked.json().path("RequestItems").path("t").path("Keys")).hasSize(keys - left);
            return ok("{\"Responses\":{},\"UnprocessedKeys\":{}}");
        });

        assertThat(answer.json().path("UnprocessedKeys").path("t").path("Keys")).hasSize(left);
        assertThat(half.mattered(Optional.of(answer))).isTrue();
    }

    @Test
    void half_whoseRestIsRefused_doesNotMatter() {
        Fault.HalfFailed half = new Fault.HalfFailed(0, false);

        Answer answer = HalfBatches.answer(delete(2), half, asked -> Refusals.of(asked, 0));

        assertThat(half.mattered(Optional.of(answer))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void twice_ofAReceive_mattersWhereItBroughtAMessage(int messages, boolean matters) {
        Answer answer = ok("{\"Messages\":[%s]}".formatted(objects("MessageId", messages)));

        assertThat(new Fault.DeliverTwice().mattered(Optional.of(answer))).isEqualTo(matters);
    }

    private static Call delete(int entries) {
        return call(
                new Operation(Service.SQS, "DeleteMessageBatch"),
                "{\"Entries\":[%s]}".formatted(objects("Id", entries)));
    }

    private static String objects(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "{\"%s\":\"%d\"}".formatted(name, i))
                .collect(Collectors.joining(","));
    }

    private static Answer ok(String json) {
        return Answer.json(200, Call.JSON.readTree(json));
    }

    private static Call call(Operation operation, String json) {
        return new Call("consumer", operation, "POST", URI.create("/"), Map.of(), SdkBytes.fromUtf8String(json));
    }
}
