package dev.reelay.traces;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    /**
     * Flushes a batch whose parts come from {@code origins}, one each. A flush that throws, which is thrown on, or that answers failed
     * parts, is an error of its span, which then says how many there are.
     */
    public <R> List<CompletableFuture<R>> over(
            List<Optional<TraceContext>> origins, Supplier<List<CompletableFuture<R>>> flush) {
        Map<String, TraceContext> spans = new LinkedHashMap<>();
        origins.forEach(origin -> origin.ifPresent(span -> spans.put(span.spanId(), span)));
        return spans.isEmpty() ? flush.get() : linked(spans, origins.size(), flush);
    }

    private <R> List<CompletableFuture<R>> linked(
            Map<String, TraceContext> spans, int parts, Supplier<List<CompletableFuture<R>>> flush) {
        Span.Builder builder =
                tracer.spanBuilder().setNoParent().name(operation).tag("parts", Integer.toString(parts));
        spans.values().forEach(span -> builder.addLink(new Link(span)));
        Span batch = builder.start();
        Tracer.SpanInScope scope = tracer.withSpan(batch);
        try {
            List<CompletableFuture<R>> results = flush.get();
            tellFailures(batch, results);
            return results;
        } catch (RuntimeException | Error failure) {
            batch.error(failure);
            throw failure;
        } finally {
            scope.close();
            batch.end();
        }
    }

    /** One failure stands for all: mostly they have the same reason. */
    private static <R> void tellFailures(Span batch, List<CompletableFuture<R>> results) {
        List<Throwable> failures = results.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(CompletableFuture::exceptionNow)
                .toList();
        if (!failures.isEmpty()) {
            batch.tag("failed", Integer.toString(failures.size()));
            batch.error(failures.getFirst());
        }
    }
}
