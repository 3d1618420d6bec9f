package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Operation.Service;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTests {

    private static final List<Operation> WORK = List.of(
            new Operation(Service.S3, "PutObject"),
            new Operation(Service.SQS, "ReceiveMessage"),
            new Operation(Service.SQS, "SendMessageBatch"),
            new Operation(Service.SQS, "DeleteMessageBatch"),
            new Operation(Service.DYNAMODB, "TransactWriteItems"),
            new Operation(Service.DYNAMODB, "BatchGetItem"));

    @Test
    void decisions_ofTheSameSeed_areTheSame() {
        assertThat(decisions(5)).isEqualTo(decisions(5)).isNotEqualTo(decisions(6));
    }

    @Test
    void decisions_ofOneSeed_areOfEveryKindAndMostlyToPass() {
        List<Fault> decisions = decisions(5);

        assertThat(decisions.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Fault.class.getPermittedSubclasses())
                        // No backend forgets an operation in the middle of a run.
                        .filter(kind -> kind != Fault.Unknown.class)
                        .collect(Collectors.toSet()));
        assertThat(decisions.stream().filter(Fault.Pass.class::isInstance).count())
                .isGreaterThan(decisions.size() / 2);
    }

    @Test
    void whatAServiceAsksAtItsStart_always_passes() {
        assertThat(decisions(5, new Operation(Service.DYNAMODB, "DescribeTable")))
                .allMatch(Fault.Pass.class::isInstance);
    }

    private static List<Fault> decisions(long seed) {
        return WORK.stream().flatMap(operation -> decisions(seed, operation)).toList();
    }

    private static Stream<Fault> decisions(long seed, Operation operation) {
        FaultPlan plan = new FaultPlan(seed);
        return IntStream.range(0, 300).mapToObj(ordinal -> plan.decide(operation, ordinal));
    }
}
