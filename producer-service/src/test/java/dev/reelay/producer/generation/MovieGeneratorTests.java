package dev.reelay.producer.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.movie.Movie;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovieGeneratorTests {

    private final MovieGenerator generator = new MovieGenerator();

    /** What a seed means is a promise: with another version of Datafaker this fails, and that is its purpose. */
    @Test
    void movie_withASeedAndANumber_isTheSameInEveryVersion() {
        assertThat(generator.movie(7, 0))
                .isEqualTo(new Movie("The Intelligent Weasel", 1900, "Dena Von", "James Zboncak"));
        assertThat(generator.movie(7, 1)).isEqualTo(new Movie("Hunter in Khartoum", 1985, "Karl Roob", "Alexis Mann"));
    }

    @Test
    void movie_whenMadeByAnotherInstanceInAnotherOrder_isTheSame() {
        List<Movie> forwards =
                IntStream.range(0, 500).mapToObj(i -> generator.movie(42, i)).toList();
        MovieGenerator another = new MovieGenerator();
        List<Movie> backwards = IntStream.range(0, 500)
                .mapToObj(i -> another.movie(42, 499 - i))
                .toList()
                .reversed();

        assertThat(backwards).isEqualTo(forwards);
    }

    @Test
    void movie_ofNeighbouringNumbersAndSeeds_isAnotherOne() {
        Set<Movie> movies = new HashSet<>();
        for (long seed : new long[] {Long.MIN_VALUE, -1, 0, 1, 2, Long.MAX_VALUE}) {
            IntStream.range(0, 1_000).forEach(i -> movies.add(generator.movie(seed, i)));
        }

        assertThat(movies).hasSizeGreaterThan(5_990);
        assertThat(movies).allSatisfy(movie -> assertThat(movie.year()).isBetween(1888, 2030));
        assertThat(movies.stream().map(Movie::year).distinct()).hasSize(143);
    }
}
