package dev.reelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Invariant 3: the counts are the items, however the reads of the single counts fall. */
class TallyTests {

    private static final int COUNT = 40;

    @Test
    void ofEvents_none_isZero() {
        assertThat(Tally.ofEvents(0, 0, 0, 0, 0)).isEqualTo(new Tally(0, 0, 0, 0));
    }

    @Test
    void ofEvents_someOfEach_isExact() {
        assertThat(Tally.ofEvents(10, 8, 4, 3, 2)).isEqualTo(new Tally(2, 1, 6, 1));
    }

    @Test
    void ofEvents_readInQuiescence_isExact() {
        for (int seed = 0; seed < 200; seed++) {
            Walk walk = new Walk(new Random(seed));
            for (int step = 0; step < 150; step++) {
                walk.step();
                assertThat(tally(walk.events.clone())).isEqualTo(walk.counted());
            }
        }
    }

    /** Each count is read at another moment of the walk: what is read of a movie's last move need not know of its first. */
    @Test
    void ofEvents_readWhileMoviesMove_isNeitherNegativeNorTooMuchNorGoesBack() {
        for (int seed = 0; seed < 200; seed++) {
            readWhileMoviesMove(new Random(seed));
        }
    }

    private static void readWhileMoviesMove(Random random) {
        Walk walk = new Walk(random);
        Tally before = new Tally(0, 0, 0, 0);
        for (int read = 0; read < 20; read++) {
            int[] lagging = new int[5];
            List<Integer> order = shuffled(random);
            for (int event : order) {
                walk.steps(random.nextInt(8));
                lagging[event] = walk.events[event];
            }
            Tally tally = tally(lagging);
            assertThat(List.of(tally.stored(), tally.processed(), tally.confirmed(), tally.failed()))
                    .allMatch(number -> number >= 0);
            assertThat(tally.recorded()).isLessThanOrEqualTo(walk.counted().recorded());
            assertThat(tally.recorded()).isGreaterThanOrEqualTo(before.recorded());
            assertThat(tally.confirmed()).isGreaterThanOrEqualTo(before.confirmed());
            assertThat(past(tally)).isGreaterThanOrEqualTo(past(before));
            before = tally;
        }
    }

    private static int past(Tally tally) {
        return tally.processed() + tally.confirmed() + tally.failed();
    }

    private static Tally tally(int[] events) {
        return Tally.ofEvents(events[0], events[1], events[2], events[3], events[4]);
    }

    private static List<Integer> shuffled(Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, random);
        return order;
    }

    /** Movies that move at random: 0 none, 1 stored, 2 processed, 3 confirmed, 4 failed, 5 recovered. */
    private static final class Walk {
        private final Random random;
        private final int[] movies = new int[COUNT];
        private final int[] events = new int[5];

        Walk(Random random) {
            this.random = random;
        }

        void steps(int count) {
            for (int i = 0; i < count; i++) {
                step();
            }
        }

        void step() {
            int movie = random.nextInt(COUNT);
            switch (movies[movie]) {
                case 0 -> to(movie, 1, 0);
                case 1 -> to(movie, 2, 1);
                case 2 -> {
                    boolean good = random.nextBoolean();
                    to(movie, good ? 3 : 4, good ? 2 : 3);
                }
                case 4 -> to(movie, 5, 4);
                default -> {}
            }
        }

        private void to(int movie, int state, int event) {
            movies[movie] = state;
            events[event]++;
        }

        Tally counted() {
            int[] by = new int[6];
            for (int state : movies) {
                by[state]++;
            }
            return new Tally(by[1], by[2], by[3] + by[5], by[4]);
        }
    }
}
