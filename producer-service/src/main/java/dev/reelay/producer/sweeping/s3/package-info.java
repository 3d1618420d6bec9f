/** Buckets and the bytes of their objects. */
@NullMarked
package dev.reelay.producer.sweeping.s3;

import org.jspecify.annotations.NullMarked;
