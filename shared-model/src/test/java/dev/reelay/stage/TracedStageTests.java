package dev.reelay.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.QueueAdmin;
import dev.reelay.queues.Queues;
import dev.reelay.queues.sqs.SqsQueues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.sqs.Listening;
import dev.reelay.traces.otel.RecordedTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The trace of a message, from whoever sent it through the real listener to what the stage does with it. */
@Timeout(120)
class TracedStageTests {

    private final TestBackend backend = EmbeddedBackend.named("traced-stage");
    private final SqsAsyncClient client = backend.sqsClient().build();
    private final QueueAdmin admin = QueueAdmin.of(client, backend.names().loadQueue());
    private final QueueAdmin deadLetters =
            QueueAdmin.of(client, SchemaNames.deadLetterQueue(backend.names().loadQueue()));
    private final QueueAdmin next = QueueAdmin.of(client, backend.names().confirmQueue());

    private final RecordedTraces recorded = new RecordedTraces(1, 100);
    private final Queues queues = SqsQueues.over(client, recorded.traces());

    @BeforeEach
    void empty() {
        List.of(admin, deadLetters, next).forEach(QueueAdmin::purge);
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void work_withATrace_isItsChildAndCarriesItOn() {
        recorded.within("sender", () -> send(admin, "m1"));
        work((body, attempt) -> {
            send(next, body);
            return new Verdict.Done();
        });

        SpanData sender = recorded.ended("sender").getFirst();
        SpanData stage = stages(1).getFirst();
        assertThat(stage.getTraceId()).isEqualTo(sender.getTraceId());
        assertThat(stage.getParentSpanId()).isEqualTo(sender.getSpanId());
        assertThat(stage.getAttributes().get(AttributeKey.stringKey("movieId"))).isEqualTo("m1");
        assertThat(stage.getAttributes().get(AttributeKey.stringKey("verdict"))).isEqualTo("done");
        assertThat(next.receive(1).getFirst().attributes())
                .isEqualTo(Map.of("traceparent", RecordedTraces.traceparent(stage)));
        assertThat(recorded.ended("sqs.send"))
                .flatExtracting(SpanData::getLinks)
                .extracting(link -> link.getSpanContext().getSpanId())
                .contains(sender.getSpanId(), stage.getSpanId());
    }

    @Test
    void work_withoutATrace_hasNoSpanAndLeavesNoMark() {
        send(admin, "m1");
        work((body, attempt) -> {
            send(next, body);
            return new Verdict.Done();
        });

        assertThat(next.receive(1).getFirst().attributes()).isEmpty();
        assertThat(recorded.ended()).isEmpty();
    }

    @Test
    void work_parkedAndRedriven_goesOnWithTheTraceOfWhoeverSentItFirst() {
        recorded.within("sender", () -> send(admin, "m1"));
        work((body, attempt) -> new Verdict.Park(ParkReason.FILE_MISSING, "gone"));
        SpanData sender = recorded.ended("sender").getFirst();
        assertThat(deadLetters.depth()).isEqualTo(1);

        deadLetters.redriveTo(admin);
        await().until(() -> admin.depth() == 1);
        work((body, attempt) -> new Verdict.Done());

        assertThat(stages(2)).extracting(SpanData::getParentSpanId).containsOnly(sender.getSpanId());
        assertThat(stages(2))
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("verdict")))
                .containsExactly("park: file-missing", "done");
    }

    /** Works until the queue is empty. */
    private void work(RecordedWork.Handling handling) {
        try (Heartbeat heartbeat = new Heartbeat(Duration.ofSeconds(30), Clock.systemUTC())) {
            FailurePolicy policy = new FailurePolicy(
                    new RetryProperties(Duration.ofSeconds(1), 1, 5, Duration.ofSeconds(1)), new Random(1));
            Stage<String> stage = new Stages(
                            queues, policy, heartbeat, new StageMetrics(new SimpleMeterRegistry()), recorded.traces())
                    .of(new RecordedWork(handling), admin.name());
            try (Listening listening = Listening.to(admin.name(), client, stage, recorded.observations())) {
                assertThat(listening.isRunning()).isTrue();
                admin.awaitEmpty();
            }
        }
    }

    /** A span ends shortly after its message is gone. */
    private List<SpanData> stages(int expected) {
        await().until(() -> stages().size() == expected);
        return stages();
    }

    private List<SpanData> stages() {
        return recorded.ended().stream()
                .filter(span -> span.getKind() == SpanKind.CONSUMER)
                .toList();
    }

    private String send(QueueAdmin to, String body) {
        String id = UUID.randomUUID().toString();
        queues.named(to.name()).send(new Outgoing(body, id, id, Map.of())).join();
        return id;
    }
}
