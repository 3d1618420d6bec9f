/** Where the queue of widget requests is. */
@NullMarked
package dev.reelay.widgets.sqs;

import org.jspecify.annotations.NullMarked;
