/** Settings, health and metrics of the AWS clients. */
@NullMarked
package dev.reelay.backend.aws;

import org.jspecify.annotations.NullMarked;
