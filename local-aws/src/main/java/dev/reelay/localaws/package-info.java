/** Embedded AWS: SQS, DynamoDB and S3 in one process, as a program and as a facade for tests. */
@NullMarked
package dev.reelay.localaws;

import org.jspecify.annotations.NullMarked;
