package dev.reelay.traces.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Decides of spans without a parent. A batch is sampled if one of its parts is. A message begins no trace: one that carries none
 * belongs to a job that was not sampled, and a trace of only its end would mislead. All else is as {@code others} say.
 */
final class RootSampler implements Sampler {

    private final Sampler others;

    private RootSampler(Sampler others) {
        this.others = others;
    }

    /** Spans with a parent are sampled if it is, the others by these rules. */
    static Sampler over(Sampler others) {
        return Sampler.parentBased(new RootSampler(others));
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        if (links.stream().anyMatch(link -> link.getSpanContext().isSampled())) {
            return SamplingResult.recordAndSample();
        }
        return kind == SpanKind.CONSUMER
                ? SamplingResult.drop()
                : others.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "batches by their links, messages never, others by " + others.getDescription();
    }
}
