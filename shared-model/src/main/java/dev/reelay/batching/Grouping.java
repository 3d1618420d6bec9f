package dev.reelay.batching;

/** How parts become batches; {@code benchmarks/run grouping} compares the three. */
public enum Grouping {
    /** A batch that is not full waits some milliseconds for company: the fewest calls. */
    PATIENT,
    /** A batch goes as soon as none is under way: some milliseconds sooner, for more calls where there is little to do. */
    EAGER,
    /** Every part is a call of its own, as many at a time as otherwise parts: what the others are compared with. */
    NONE
}
