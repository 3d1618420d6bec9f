package dev.reelay.benchmarks.price;

/**
 * DynamoDB request units of a run.
 *
 * @param write written
 * @param read read
 */
public record Units(double write, double read) {}
