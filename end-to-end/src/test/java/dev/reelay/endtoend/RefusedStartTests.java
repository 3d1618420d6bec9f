package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.launcher.process.ProgramFailedException;
import dev.reelay.launcher.stack.ServiceKind;
import dev.reelay.launcher.stack.ServicePlan;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A consumer that is told what cannot be meant, or that lacks something in the account: a queue, and all that widgets need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedStartTests {

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @BeforeAll
    void start() {
        pipeline = Pipeline.withoutServices("RefusedStartTests", "", "--no-widgets");
        pipeline.aws().deleteQueue("movie-confirm-dlq");
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void consumer_whenAQueueIsMissing_saysWhichAndHowToCreateItAndExitsWithOne() {
        assertRefused(UnaryOperator.identity(), "queue movie-confirm-dlq", "schema load");
    }

    @Test
    void consumer_whenWhatWidgetsNeedIsMissing_saysWhatAndHowToCreateItAndExitsWithOne() {
        assertRefused(
                plan -> plan.with("queue-url", WidgetUse.QUEUE),
                "bucket widget-requests",
                "bucket widgets",
                "queue " + WidgetUse.QUEUE,
                "queue " + WidgetUse.DEAD_LETTERS,
                "--widgets");
    }

    @ParameterizedTest(name = "--{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    request-source       | widget-requests | request-source (widget-requests) and queue-url (widget-requests.fifo) are both given
                    reelay.widgets.lease | 20s             | reelay.widgets.lease (PT20S) must be longer than
                    """)
    void consumer_whenItIsToldWhatCannotBeMeant_saysSoAndExitsWithOne(String option, String value, String complaint) {
        assertRefused(plan -> plan.with("queue-url", WidgetUse.QUEUE).with(option, value), complaint);
    }

    /** Here there is no queue of this name; where there is one, it would be taken for the one that was meant. */
    @Test
    void consumer_whenItIsToldAQueueOfAnotherRegion_saysSoAndExitsWithOne() {
        String url = "https://sqs.eu-west-1.amazonaws.com/000000000000/" + WidgetUse.QUEUE;

        assertRefused(
                plan -> plan.with("queue-url", url),
                "reelay.widgets.queue-url (",
                WidgetUse.QUEUE + ") is a queue in eu-west-1",
                "Give a queue in us-east-1");
    }

    private void assertRefused(UnaryOperator<ServicePlan> told, String... complaints) {
        ProgramFailedException failed = Assertions.catchThrowableOfType(
                ProgramFailedException.class, () -> pipeline.through(told).startConsumer());

        assertThat(List.of(complaints))
                .allSatisfy(complaint -> assertThat(failed).hasMessageContaining(complaint));
        assertThat(pipeline.stack()
                        .services(ServiceKind.CONSUMER)
                        .getLast()
                        .program()
                        .exitCode())
                .hasValue(1);
    }
}
