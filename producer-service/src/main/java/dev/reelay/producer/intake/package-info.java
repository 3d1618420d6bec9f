/** How a job comes in: entered in the ledger, ordered from the generation, accepted; once, however often it is asked for. */
@NullMarked
package dev.reelay.producer.intake;

import org.jspecify.annotations.NullMarked;
