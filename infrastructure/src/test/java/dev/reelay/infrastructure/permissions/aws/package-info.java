/** Calls recorded from the AWS SDK within this process. */
@NullMarked
package dev.reelay.infrastructure.permissions.aws;

import org.jspecify.annotations.NullMarked;
