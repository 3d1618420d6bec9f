/** What the commands need of AWS: connecting to it, and reading the table. */
@NullMarked
package dev.reelay.operator.aws;

import org.jspecify.annotations.NullMarked;
