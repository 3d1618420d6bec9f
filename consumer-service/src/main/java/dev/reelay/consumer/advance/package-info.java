/** The load stage: a stored movie whose pointer has arrived is processed, and its pointer goes on. */
@NullMarked
package dev.reelay.consumer.advance;

import org.jspecify.annotations.NullMarked;
