package dev.reelay.benchmarks.contender;

import java.time.Duration;

/** What a contender does with movies. */
@FunctionalInterface
public interface Work {

    /** Carries this many movies from nothing to confirmed, and says how long it took. */
    Duration run(int movies) throws Exception;
}
