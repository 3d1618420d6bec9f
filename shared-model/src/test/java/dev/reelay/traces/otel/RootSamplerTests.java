package dev.reelay.traces.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spans are sampled, by parent, kind and links, where all others are and where none is. */
class RootSamplerTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest(name = "parent {0}, {1}, links {2}, others {3}")
    @CsvSource({
        // A request, or whatever else begins here, is as others say.
        "none,    SERVER,   none,              on,  RECORD_AND_SAMPLE",
        "none,    SERVER,   none,              off, DROP",
        "none,    INTERNAL, none,              on,  RECORD_AND_SAMPLE",
        "none,    INTERNAL, none,              off, DROP",
        // A message begins no trace.
        "none,    CONSUMER, none,              on,  DROP",
        "none,    CONSUMER, none,              off, DROP",
        // A batch is sampled if one of its parts is.
        "none,    INTERNAL, sampled,           off, RECORD_AND_SAMPLE",
        "none,    INTERNAL, unsampled+sampled, off, RECORD_AND_SAMPLE",
        "none,    INTERNAL, unsampled,         off, DROP",
        "none,    CONSUMER, sampled,           off, RECORD_AND_SAMPLE",
        // Whoever has a parent does as the parent did, be it of this process or of another.
        "sampled,          SERVER,   none,    off, RECORD_AND_SAMPLE",
        "sampled,          CONSUMER, none,    off, RECORD_AND_SAMPLE",
        "sampled remote,   SERVER,   none,    off, RECORD_AND_SAMPLE",
        "sampled remote,   CONSUMER, none,    off, RECORD_AND_SAMPLE",
        "unsampled,        INTERNAL, none,    on,  DROP",
        "unsampled,        INTERNAL, sampled, on,  DROP",
        "unsampled remote, SERVER,   none,    on,  DROP",
        "unsampled remote, CONSUMER, none,    on,  DROP"
    })
    void shouldSample(String parent, SpanKind kind, String links, String others, SamplingDecision decision) {
        Sampler sampler = RootSampler.over(others.equals("on") ? Sampler.alwaysOn() : Sampler.alwaysOff());

        assertThat(sampler.shouldSample(parent(parent), TRACE, "name", kind, Attributes.empty(), links(links))
                        .getDecision())
                .isEqualTo(decision);
    }

    private static Context parent(String written) {
        return written.equals("none")
                ? Context.root()
                : Context.root().with(Span.wrap(span(written.startsWith("sampled"), written.endsWith("remote"))));
    }

    private static List<LinkData> links(String written) {
        return Stream.of(written.split("\\+"))
                .filter(link -> !link.equals("none"))
                .map(link -> LinkData.create(span(link.equals("sampled"), false)))
                .toList();
    }

    private static SpanContext span(boolean sampled, boolean remote) {
        TraceFlags flags = sampled ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return remote
                ? SpanContext.createFromRemoteParent(TRACE, "00f067aa0ba902b7", flags, TraceState.getDefault())
                : SpanContext.create(TRACE, "00f067aa0ba902b7", flags, TraceState.getDefault());
    }
}
