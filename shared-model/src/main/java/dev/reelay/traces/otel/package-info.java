/** Traces by OpenTelemetry: which of them begin, and which spans leave the process. */
@NullMarked
package dev.reelay.traces.otel;

import org.jspecify.annotations.NullMarked;
