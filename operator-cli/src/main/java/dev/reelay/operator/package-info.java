/** The operator's command line: the schema, the table and sweeps, on AWS or on what answers like it. */
@NullMarked
package dev.reelay.operator;

import org.jspecify.annotations.NullMarked;
