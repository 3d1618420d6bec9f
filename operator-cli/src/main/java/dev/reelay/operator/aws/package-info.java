/** What the commands need of AWS: connecting to it, reading the table, and sweeping buckets. */
@NullMarked
package dev.reelay.operator.aws;

import org.jspecify.annotations.NullMarked;
