package dev.reelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.model.Transition.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Jobs too large to be explored, along ways taken at random; one that breaks an invariant is shrunk to a short one. */
class RandomWalkTests {

    private static final Faults MANY = new Faults(6, 6, 2, 3);

    /** So many steps of work come to one fault: were they as likely as work, all faults would have happened before much was done. */
    private static final int WORK_PER_FAULT = 8;

    private static final int MOST_CHOICES = 600;
    private static final int MOST_STEPS = 5_000;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void walk_withManyFaultsInALargerJob_keepsInvariantsAndEndsConfirmedAfterOneRedrive(
            @ForAll @IntRange(min = 3, max = 12) int movies,
            @ForAll @IntRange(min = 1, max = 4) int chunk,
            @ForAll @IntRange(min = 2, max = 3) int deliveries,
            @ForAll boolean fifo,
            @ForAll("choices") List<Integer> choices) {
        Bounds bounds = new Bounds(movies, chunk, deliveries, fifo && movies <= Sending.MOST_FIFO_MOVIES);

        assertThat(walk(new Protocol(bounds, Set.of()), movies, choices.iterator()))
                .isEmpty();
    }

    /** Evenly: by itself jqwik prefers short lists and small numbers, and nearly every walk would end before much was done. */
    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, 9_999)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMaxSize(MOST_CHOICES)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** The walks go where things happen. The flaw that is left out does no harm once any fault has happened. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PARKS_PROVISIONAL_JOBS")
    void walk_withAFlaw_soonBreaksAnInvariant(Flaw flaw) {
        Protocol protocol = new Protocol(new Bounds(4, 2, 3, false), Set.of(flaw));
        Random random = new Random(1);

        assertThat(Stream.generate(() -> random.ints(MOST_CHOICES, 0, 10_000).iterator())
                        .limit(300)
                        .anyMatch(choices -> walk(protocol, 4, choices).isPresent()))
                .isTrue();
    }

    /** Goes as the choices say, then on to the end. Answers with what is wrong on the way. */
    private static Optional<Violation> walk(Protocol protocol, int movies, Iterator<Integer> choices) {
        Invariants invariants = new Invariants(MANY);
        List<String> trace = new ArrayList<>();
        World world = World.beginning(movies, MANY);
        while (trace.size() < MOST_STEPS) {
            List<Transition> work = new ArrayList<>();
            List<Transition> other = new ArrayList<>();
            protocol.transitions(world).forEach(next -> (next.kind() == Kind.WORK ? work : other).add(next));
            Optional<String> wrong = work.isEmpty() ? invariants.wrongAtEnd(world) : Optional.empty();
            Optional<Transition> taken = wrong.isPresent() ? Optional.empty() : choose(work, other, choices);
            if (taken.isPresent()) {
                World next = taken.get().world();
                trace.add(taken.get().toString());
                wrong = invariants.wrongAfter(world, next).or(() -> invariants.wrongIn(next));
                world = next;
            }
            if (wrong.isPresent() || taken.isEmpty()) {
                return wrong.map(what -> new Violation(what, trace));
            }
        }
        return Optional.of(new Violation("nothing good happens: work goes round for ever", trace));
    }

    /** Without a choice the last, so that what has begun is brought to its end; of what is no work, the redrive of everything. */
    private static Optional<Transition> choose(
            List<Transition> work, List<Transition> other, Iterator<Integer> choices) {
        int choice = choices.hasNext() ? choices.next() : -1;
        boolean working = other.isEmpty() || choice % WORK_PER_FAULT != WORK_PER_FAULT - 1;
        List<Transition> some = working && !work.isEmpty() ? work : other;
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(choice < 0 ? some.getLast() : some.get(choice / WORK_PER_FAULT % some.size()));
    }
}
