/** The Markdown report, its sections and the machine it was made on. */
@NullMarked
package dev.reelay.benchmarks.report;

import org.jspecify.annotations.NullMarked;
