/** What the CloudFormation templates promise, held against the schema and the programs. */
@NullMarked
package dev.reelay.infrastructure;

import org.jspecify.annotations.NullMarked;
