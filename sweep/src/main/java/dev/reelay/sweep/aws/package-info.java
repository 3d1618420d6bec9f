/** Sweeping in AWS: the only place that lists buckets and publishes what is in them. */
@NullMarked
package dev.reelay.sweep.aws;

import org.jspecify.annotations.NullMarked;
