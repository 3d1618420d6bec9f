/** Group commit: calls that come while another is under way share the next one. */
@NullMarked
package dev.reelay.batching;

import org.jspecify.annotations.NullMarked;
