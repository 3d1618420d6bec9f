/** The AWS services behind Reelay: whether they answer, what is missing there, and how often they are called. */
@NullMarked
package dev.reelay.backend;

import org.jspecify.annotations.NullMarked;
