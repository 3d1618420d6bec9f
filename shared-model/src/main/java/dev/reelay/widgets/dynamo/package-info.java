/** What is known of requests and leases, and widgets where they are items, in DynamoDB. */
@NullMarked
package dev.reelay.widgets.dynamo;

import org.jspecify.annotations.NullMarked;
