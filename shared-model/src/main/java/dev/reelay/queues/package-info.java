/** Queues and what can be done with one message or many: send, delete, hide for a while. */
@NullMarked
package dev.reelay.queues;

import org.jspecify.annotations.NullMarked;
