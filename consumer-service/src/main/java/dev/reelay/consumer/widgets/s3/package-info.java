/** The widget stage fed by the requests bucket itself. */
@NullMarked
package dev.reelay.consumer.widgets.s3;

import org.jspecify.annotations.NullMarked;
