package dev.reelay.benchmarks;

import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.pipeline.JobRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Somebody who carries movies, with what it has shown since its warm-up. */
final class Racer {

    private final String name;
    private final IntFunction<JobRun> job;
    private final DoubleSupplier calls;
    private final List<Double> rates = new ArrayList<>();
    private double callsBefore;
    private double callsSince;
    private long movies;

    /** Runs a job of a number of movies by {@code job}; {@code calls} tells how many requests it has made so far. */
    Racer(String name, IntFunction<JobRun> job, DoubleSupplier calls) {
        this.name = name;
        this.job = job;
        this.calls = calls;
    }

    String name() {
        return name;
    }

    /** Runs a job that does not count, and gives its movies a second. */
    double warmUp(int count) {
        double rate = job.apply(count).rate();
        callsBefore = calls.getAsDouble();
        return rate;
    }

    /** Runs a job that counts, and gives its movies a second. */
    double race(int count) {
        double rate = job.apply(count).rate();
        rates.add(rate);
        movies += count;
        callsSince = calls.getAsDouble() - callsBefore;
        return rate;
    }

    /** Movies a second, by round. */
    Samples rates() {
        return Samples.of(rates);
    }

    /** Its movies a second in parts of the other's, by round. */
    Samples sharesOf(Racer other) {
        return Samples.of(IntStream.range(0, rates.size())
                .mapToObj(round -> rates.get(round) / other.rates.get(round))
                .toList());
    }

    /** Empty polls left out. */
    double callsAMovie() {
        return callsSince / movies;
    }
}
