package dev.reelay.producer.generation;

import dev.reelay.movie.Movie;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Invents plausible movies: the same seed and number always give the same one, on every machine. */
public final class MovieGenerator {

    private static final int FIRST_YEAR = 1888;
    private static final int LAST_YEAR = 2030;

    /** Loading takes a few hundred milliseconds: it must delay neither the start nor, if it can be helped, the first job. */
    private final CompletableFuture<MovieWords> words = CompletableFuture.supplyAsync(MovieWords::load);

    /** The movie with this number in a job with this seed. */
    public Movie movie(long seed, int number) {
        // Random, because its algorithm is part of the Java platform's specification; neighbouring seeds need stirring
        // first.
        Random random = new Random(stir(stir(seed) + number));
        MovieWords from = words.join();
        return new Movie(
                from.title(random),
                FIRST_YEAR + random.nextInt(LAST_YEAR - FIRST_YEAR + 1),
                from.person(random),
                from.person(random));
    }

    /** The finaliser of SplitMix64: each bit of the result depends on all bits of the argument. */
    private static long stir(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
