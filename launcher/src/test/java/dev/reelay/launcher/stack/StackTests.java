package dev.reelay.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.launcher.fake.Behaviour;
import dev.reelay.launcher.fake.FakeHome;
import dev.reelay.launcher.process.ProgramFailedException;
import dev.reelay.launcher.process.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTests {
    @TempDir
    private Path directory;

    @Test
    void close_whenAllRun_stopsTheServicesAndThenAws() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        Stack stack = Stack.start(plan(home));
        List<RunningProgram> programs = stack.programs();
        assertThat(programs).allMatch(RunningProgram::isAlive);

        stack.close();

        assertThat(programs)
                .allSatisfy(program -> assertThat(program.exitCode()).hasValue(0));
        assertThat(home.stoppedAt("local-aws"))
                .isGreaterThan(home.stoppedAt("producer"))
                .isGreaterThan(home.stoppedAt("consumer"));
        assertThatThrownBy(() -> stack.start(ServicePlan.consumer())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void start_whenThereAreSeveral_givesEachItsPortItsLogAndTheEndpoints() {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        StackPlan plan = plan(home)
                .with(ServicePlan.consumer().with("reelay.queues.load", "movie-load.fifo"))
                .with(AwsPlan.onFreePorts().with("--queue-suffix", ".fifo"));

        try (Stack stack = Stack.start(plan)) {
            List<RunningService> consumers = stack.services(ServiceKind.CONSUMER);
            assertThat(consumers)
                    .extracting(consumer -> consumer.program().name())
                    .containsExactly("consumer", "consumer-2");
            assertThat(consumers).extracting(RunningService::url).doesNotHaveDuplicates();
            assertThat(home.logs().resolve("consumer-2.log"))
                    .content()
                    .contains("--reelay.queues.load=movie-load.fifo")
                    .contains("--spring.profiles.active=local")
                    .contains("--spring.cloud.aws.s3.endpoint=" + stack.aws().s3())
                    .contains("--spring.cloud.aws.sqs.endpoint=" + stack.aws().sqs())
                    .contains("--spring.cloud.aws.dynamodb.endpoint="
                            + stack.aws().dynamodb());
            assertThat(stack.awsProgram().log())
                    .content()
                    .contains("--s3-port=" + stack.aws().s3Port() + ", ")
                    .contains("--queue-suffix, .fifo");
        }
    }

    @Test
    void restart_whenKilled_isTheSameAgainWithItsLogKept() {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        try (Stack stack = Stack.start(plan(home))) {
            RunningService before = stack.producer();
            before.program().kill();

            RunningService after = stack.restart(before);

            assertThat(stack.producer()).isEqualTo(after);
            assertThat(after.url()).isEqualTo(before.url());
            assertThat(after.program().pid()).isNotEqualTo(before.program().pid());
            assertThat(home.logs().resolve("producer.log")).content().containsSubsequence("listening", "listening");
        }
    }

    @Test
    void start_whenAServiceDies_saysWhyAndLeavesNothingRunning() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.DIES_AT_START);

        assertThatThrownBy(() -> Stack.start(plan(home)))
                .isInstanceOf(ProgramFailedException.class)
                .hasMessageContaining("producer ended with exit code 3 before it was ready")
                .hasMessageContaining("queue movie-load does not exist");

        assertThat(home.stoppedAt("local-aws")).isPositive();
    }

    private static StackPlan plan(FakeHome home) {
        return StackPlan.in(home.path(), home.logs()).with(ServicePlan.producer(), ServicePlan.consumer());
    }
}
