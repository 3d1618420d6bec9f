/** The quickstart: starts the whole of Reelay on this machine, sends one job through it and shows it on its way. */
@NullMarked
package dev.reelay.launcher;

import org.jspecify.annotations.NullMarked;
