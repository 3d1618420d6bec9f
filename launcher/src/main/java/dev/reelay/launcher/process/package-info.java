/** A Java program as a process of the operating system: started, waited for, signalled, and never left behind. */
@NullMarked
package dev.reelay.launcher.process;

import org.jspecify.annotations.NullMarked;
