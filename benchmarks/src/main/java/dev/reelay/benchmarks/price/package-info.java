/** What AWS charges: list prices, consumed capacity, and the bill of a run. */
@NullMarked
package dev.reelay.benchmarks.price;

import org.jspecify.annotations.NullMarked;
