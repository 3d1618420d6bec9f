/** Movies made from a job's seed, or of the file that it carries: ranges of them are ordered, split and generated. */
@NullMarked
package dev.reelay.producer.generation;

import org.jspecify.annotations.NullMarked;
