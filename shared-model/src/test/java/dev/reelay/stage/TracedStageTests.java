package dev.reelay.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.reelay.LogLines;
import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.QueueAdmin;
import dev.reelay.queues.Queues;
import dev.reelay.queues.sqs.SqsQueues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.sqs.Listening;
import dev.reelay.traces.Traces;
import dev.reelay.traces.otel.RecordedTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

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

    /** What only a stranger can have sent. */
    static Stream<Arguments> strangeTraces() {
        String ids = "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7";
        return Stream.of(
                arguments("a number", attribute("Number", "42")),
                arguments("a number of a class", attribute("Number.java.lang.Runtime", "42")),
                arguments("bytes", bytes(0, 1, 0xff)),
                arguments("a type of its own", attribute("String.theirs", "00-" + ids + "-01")),
                arguments("no trace", attribute("String", "七人の侍 %s {}")),
                arguments("half a trace", attribute("String", "00-4bf92f3577b34da6")),
                arguments("letters that are no digits", attribute("String", "00-" + "z".repeat(49) + "-01")),
                arguments("capital digits", attribute("String", "00-" + ids.toUpperCase(Locale.ROOT) + "-01")),
                arguments("zeros", attribute("String", "00-" + ids.replaceAll("[^-]", "0") + "-01")),
                arguments("a version that never will be", attribute("String", "ff-" + ids + "-01")),
                arguments("too much", attribute("String", "00-" + ids + "-01-" + "x".repeat(100_000))),
                arguments("nothing but too much", attribute("String", "x".repeat(100_000))));
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static MessageAttributeValue bytes(int... bytes) {
        ByteBuffer value = ByteBuffer.allocate(bytes.length);
        IntStream.of(bytes).forEach(part -> value.put((byte) part));
        return MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteBuffer(value.flip()))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeTraces")
    void work_withAStrangeTrace_isDoneOrParkedLikeAnyOtherAndWithoutATrace(String what, MessageAttributeValue trace) {
        sendStrange("m1", trace);
        sendStrange("poison", trace);
        List<String> handled = new CopyOnWriteArrayList<>();
        work((body, attempt) -> {
            handled.add(body);
            send(next, body);
            return new Verdict.Done();
        });

        assertThat(handled).as(what).containsExactly("m1");
        assertThat(next.receive(1).getFirst().attributes()).as("carried on").isEmpty();
        assertThat(deadLetters.receive(1))
                .hasSize(1)
                .allSatisfy(letter -> assertThat(letter.attributes())
                        .containsEntry("failureReason", "malformed: not for this queue")
                        .containsEntry("failedStage", "load"));
        assertThat(recorded.ended()).isEmpty();
    }

    @Test
    void work_whoseTracerFails_isDoneAndRetriedAllTheSame() {
        Traces broken = new Traces(brokenTracer(), Propagator.NOOP, 0);
        RecordedWork work = new RecordedWork((body, attempt) -> {
            if (attempt == 1) {
                throw new IllegalStateException("AWS is away from untraced work");
            }
            return new Verdict.Done();
        });
        send(admin, "m1");

        try (LogLines log = new LogLines(Stage.class)) {
            work(work, broken);

            assertThat(work.attempts()).containsExactly("m1", "m1");
            // Other classes' stages log at the same time.
            assertThat(log.all().stream().filter(line -> line.contains("untraced work")))
                    .containsExactly(
                            "WARN delivery 1 failed, next in 1 s: IllegalStateException: AWS is away from untraced work");
        }
    }

    private static Tracer brokenTracer() {
        return (Tracer) Proxy.newProxyInstance(
                Tracer.class.getClassLoader(), new Class<?>[] {Tracer.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException("broken");
                });
    }

    private Stage<String> stage(RecordedWork work, Heartbeat heartbeat, Traces traces) {
        FailurePolicy policy = new FailurePolicy(
                new RetryProperties(Duration.ofSeconds(1), 1, 5, Duration.ofSeconds(1)), new Random(1));
        return new Stages(
                        queues,
                        policy,
                        heartbeat,
                        new StageMetrics(new SimpleMeterRegistry()),
                        traces,
                        RecordedWork.UNTOLD)
                .of(work, admin.name());
    }

    /** Works until the queue is empty. */
    private void work(RecordedWork.Handling handling) {
        work(new RecordedWork(handling), recorded.traces());
    }

    private void work(RecordedWork work, Traces traces) {
        try (Heartbeat heartbeat = new Heartbeat(Duration.ofSeconds(30), Clock.systemUTC())) {
            Stage<String> stage = stage(work, heartbeat, traces);
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

    private void sendStrange(String body, MessageAttributeValue trace) {
        client.sendMessage(request -> request.queueUrl(admin.url())
                        .messageBody(body)
                        .messageAttributes(Map.of(Traces.ATTRIBUTE, trace)))
                .join();
    }

    private String send(QueueAdmin to, String body) {
        String id = UUID.randomUUID().toString();
        queues.named(to.name()).send(new Outgoing(body, id, id, Map.of())).join();
        return id;
    }
}
