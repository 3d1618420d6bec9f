/** Sweeps and audits in the table. */
@NullMarked
package dev.reelay.producer.sweeping.dynamo;

import org.jspecify.annotations.NullMarked;
