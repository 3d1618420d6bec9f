/** What the services' metrics say, read from the Prometheus text format. */
@NullMarked
package dev.reelay.benchmarks.metrics;

import org.jspecify.annotations.NullMarked;
