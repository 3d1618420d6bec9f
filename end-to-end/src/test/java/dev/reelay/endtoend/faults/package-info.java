/**
 * The fault harness: real services before a faulty AWS, their processes killed, frozen and stopped, all by a seed; and the checker that
 * judges from outside what came of it.
 */
@NullMarked
package dev.reelay.endtoend.faults;

import org.jspecify.annotations.NullMarked;
