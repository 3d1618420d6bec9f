package dev.reelay.benchmarks.sweeps;

/**
 * One sweep.
 *
 * @param seconds that it took
 * @param calls of AWS, every attempt
 */
public record Swept(double seconds, long calls) {}
