/**
 * The operator's command line: the schema, the table, its jobs and sweeps, on AWS or on what answers like it, and files sent to a
 * producer service.
 */
@NullMarked
package dev.reelay.operator;

import org.jspecify.annotations.NullMarked;
