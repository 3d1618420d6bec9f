/** The operator's command line: the schema and the table, on AWS or on what answers like it, and files sent to a producer service. */
@NullMarked
package dev.reelay.operator;

import org.jspecify.annotations.NullMarked;
