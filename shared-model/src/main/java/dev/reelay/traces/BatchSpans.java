package dev.reelay.traces;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The spans of batches. A batch has parts of many traces and is a child of none: its span begins a trace of its own and links to
 * the spans whose parts it carries. Without a sampled part there is none.
 */
public final class BatchSpans {

    private final String operation;
    private final Tracer tracer;
    private final Traces traces;

    BatchSpans(String operation, Tracer tracer, Traces traces) {
        this.operation = operation;
        this.tracer = tracer;
        this.traces = traces;
    }

    /** Whose part it is that this thread submits. */
    public Optional<TraceContext> origin() {
        return traces.current();
    }

    /** Flushes a batch whose parts come from {@code origins}, one each; what the flush throws is thrown on. */
    public <T> T over(List<Optional<TraceContext>> origins, Supplier<T> flush) {
        Map<String, TraceContext> spans = new LinkedHashMap<>();
        origins.forEach(origin -> origin.ifPresent(span -> spans.put(span.spanId(), span)));
        return spans.isEmpty() ? flush.get() : linked(spans, origins.size(), flush);
    }

    private <T> T linked(Map<String, TraceContext> spans, int parts, Supplier<T> flush) {
        Span.Builder builder =
                tracer.spanBuilder().setNoParent().name(operation).tag("parts", Integer.toString(parts));
        spans.values().forEach(span -> builder.addLink(new Link(span)));
        Span batch = builder.start();
        Tracer.SpanInScope scope = tracer.withSpan(batch);
        try {
            return flush.get();
        } catch (RuntimeException | Error failure) {
            batch.error(failure);
            throw failure;
        } finally {
            scope.close();
            batch.end();
        }
    }
}
