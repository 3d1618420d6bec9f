package dev.reelay.producer.sweeping;

import java.util.List;

/**
 * What came of a page.
 *
 * @param counts of its objects
 * @param mismatches among them, in order
 */
record Findings(Counts counts, List<Mismatch> mismatches) {}
