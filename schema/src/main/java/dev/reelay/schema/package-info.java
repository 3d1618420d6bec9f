/** What Reelay needs to find in an AWS account: its names, and its creation, listing and removal. */
@NullMarked
package dev.reelay.schema;

import org.jspecify.annotations.NullMarked;
