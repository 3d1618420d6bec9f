package dev.reelay.traces.otel;

import dev.reelay.traces.Traces;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Traces as the services have them, whose spans are kept, for tests of every room. */
public final class RecordedTraces implements SpanExporter {

    private final List<SpanData> ended = new CopyOnWriteArrayList<>();
    private final Tracer tracer;
    private final Propagator propagator;
    private final Traces traces;

    /** Traces of so many of the spans without a parent, each of which follows so many movies. */
    public RecordedTraces(double probability, int moviesPerJob) {
        var otel = SdkTracerProvider.builder()
                .setSampler(RootSampler.over(Sampler.traceIdRatioBased(probability)))
                .addSpanProcessor(SimpleSpanProcessor.create(this))
                .build()
                .get("test");
        this.tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
        this.propagator = new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
        this.traces = new Traces(tracer, propagator, moviesPerJob);
    }

    /** What the product is given. */
    public Traces traces() {
        return traces;
    }

    /** What a listener container is given. */
    public ObservationRegistry observations() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(
                        new PropagatingReceiverTracingObservationHandler<ReceiverContext<?>>(tracer, propagator));
        return registry;
    }

    /** Does {@code work} within a span of this name, a child of the current one if there is one. */
    public <T> T within(String name, Supplier<T> work) {
        Span span = tracer.nextSpan().name(name).start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            return work.get();
        } finally {
            scope.close();
            span.end();
        }
    }

    /** What a message of this span carries. */
    public static String traceparent(SpanData span) {
        SpanContext context = span.getSpanContext();
        return "00-%s-%s-%s"
                .formatted(
                        context.getTraceId(),
                        context.getSpanId(),
                        context.getTraceFlags().asHex());
    }

    /** The sampled spans of this name that have ended. */
    public List<SpanData> ended(String name) {
        return ended.stream().filter(span -> span.getName().equals(name)).toList();
    }

    /** All sampled spans that have ended. */
    public List<SpanData> ended() {
        return List.copyOf(ended);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        ended.addAll(spans);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
