package dev.reelay.traces.otel;

import dev.reelay.traces.Traces;
import dev.reelay.traces.TracesProperties;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Completes the tracing of Spring Boot, whose exporter is there only if it was given an endpoint. */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@EnableConfigurationProperties({TracesProperties.class, TracingProperties.class})
class TracesConfiguration {

    private static final List<String> PROBES = List.of(" /actuator", " /livez");

    /** Without an exporter nothing begins; traces that others began are carried on all the same. */
    @Bean
    Sampler rootSampler(TracingProperties properties, ObjectProvider<SpanExporter> exporters) {
        boolean exported = exporters.stream().findAny().isPresent();
        return RootSampler.over(
                exported ? Sampler.traceIdRatioBased(properties.getSampling().getProbability()) : Sampler.alwaysOff());
    }

    /** Once, and not for long: what is left to be exported is sent while the service stops, which has 25 s. */
    @Bean
    OtlpHttpSpanExporterBuilderCustomizer withoutRepetition() {
        return exporter -> exporter.setRetryPolicy(null);
    }

    @Bean
    Traces traces(Tracer tracer, Propagator propagator, TracesProperties properties) {
        return new Traces(tracer, propagator, properties.moviesPerJob());
    }

    /** Probes and scrapes come every few seconds and say nothing. */
    @Bean
    SpanExportingPredicate withoutProbes() {
        return span -> span.getName() == null || PROBES.stream().noneMatch(span.getName()::contains);
    }
}
