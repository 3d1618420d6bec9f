package dev.reelay.traces;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries sampled traces on, and costs next to nothing where there is none: what is not sampled leaves no mark on a message and
 * no span behind, so a message without {@link #ATTRIBUTE} is one whose trace was not sampled. docs/decisions/0014 has the reasons.
 */
public final class Traces {

    /** The message attribute that carries a sampled trace on (W3C: "Trace Context"). */
    public static final String ATTRIBUTE = "traceparent";

    /** AWS: "Amazon SQS message metadata". */
    private static final int MOST_ATTRIBUTES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

    private final Tracer tracer;
    private final Propagator propagator;
    private final int moviesPerJob;

    /** Traces of {@code tracer}, each of which follows so many movies. */
    public Traces(Tracer tracer, Propagator propagator, int moviesPerJob) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.moviesPerJob = moviesPerJob;
    }

    /** None at all. */
    public static Traces none() {
        return new Traces(Tracer.NOOP, Propagator.NOOP, 0);
    }

    /** The span that this thread works for; empty if it works for none, or for one that is not sampled. */
    public Optional<TraceContext> current() {
        Span span = tracer.currentSpan();
        return span != null && Boolean.TRUE.equals(span.context().sampled())
                ? Optional.of(span.context())
                : Optional.empty();
    }

    /**
     * The attributes of a message that is sent now: these, and this thread's span. A message that has one already, because it
     * is the copy of another, keeps it; one that has as many as SQS takes gets none, because it must not be refused for ours.
     */
    public Map<String, String> carriedBy(Map<String, String> attributes) {
        if (attributes.containsKey(ATTRIBUTE) || attributes.size() >= MOST_ATTRIBUTES) {
            return attributes;
        }
        return current().map(span -> with(span, attributes)).orElse(attributes);
    }

    private Map<String, String> with(TraceContext span, Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        propagator.inject(span, all, (same, name, value) -> {
            // Of what a propagator may write only this: attributes are few, and other vendors' state is not ours to
            // carry.
            if (name.equals(ATTRIBUTE)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** Does what is to be done about the movie with this number: within the current trace if that follows it, otherwise outside. */
    public <T> T following(int movie, Supplier<T> work) {
        if (movie < moviesPerJob || current().isEmpty()) {
            return work.get();
        }
        Tracer.SpanInScope outside = tracer.withSpan(null);
        try {
            return work.get();
        } finally {
            outside.close();
        }
    }

    /** Says more about the current span. Never throws. */
    public void tag(Map<String, String> tags) {
        tell(span -> {
            if (!span.isNoop()) {
                tags.forEach((name, value) -> span.tag(name, value));
            }
        });
    }

    /** Says why the current span has failed. Never throws. */
    public void failed(Throwable why) {
        tell(span -> span.error(why));
    }

    /** No message is worth less than what is said of it: a tracer that fails is logged, and nothing else. */
    private void tell(Consumer<Span> what) {
        try {
            Span span = tracer.currentSpan();
            if (span != null) {
                what.accept(span);
            }
        } catch (RuntimeException failure) {
            LOG.warn("the trace does not tell what was done: {}", failure.toString());
        }
    }

    /** The spans of all batches of an operation. */
    public BatchSpans ofBatches(String operation) {
        return new BatchSpans(operation, tracer, this);
    }
}
