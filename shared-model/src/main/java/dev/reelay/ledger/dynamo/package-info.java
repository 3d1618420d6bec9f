/** The ledger as one DynamoDB table, whose layout Layout documents. */
@NullMarked
package dev.reelay.ledger.dynamo;

import org.jspecify.annotations.NullMarked;
