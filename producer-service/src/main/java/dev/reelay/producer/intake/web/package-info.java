/** Intake over HTTP. */
@NullMarked
package dev.reelay.producer.intake.web;

import org.jspecify.annotations.NullMarked;
