/** What the roles of a stack allow, and what the calls of the programs need. */
@NullMarked
package dev.reelay.infrastructure.permissions;

import org.jspecify.annotations.NullMarked;
