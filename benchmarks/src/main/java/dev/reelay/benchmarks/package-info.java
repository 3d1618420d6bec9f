/** The benchmarks' command line: one command per question, each with its section of the report. */
@NullMarked
package dev.reelay.benchmarks;

import org.jspecify.annotations.NullMarked;
