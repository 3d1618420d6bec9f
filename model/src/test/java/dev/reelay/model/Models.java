package dev.reelay.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Explorations at small size, with their numbers printed. */
final class Models {

    /** Two movies in one chunk. */
    static final Bounds ONE_CHUNK = Bounds.small(2);

    /** Two movies in a chunk each: the range is split first. */
    static final Bounds SPLIT = Bounds.small(1);

    /** Two movies in one chunk, and no message delivered twice: what fails is a dead letter. */
    static final Bounds ONE_DELIVERY = new Bounds(2, 2, 1, false);

    /** Two movies in a chunk each, and no message delivered twice: a split that fails is a dead letter, and so is a part. */
    static final Bounds SPLIT_ONE_DELIVERY = new Bounds(2, 1, 1, false);

    private Models() {}

    /** What is wrong if everything begins with the client's request. */
    static Optional<Violation> fromRequest(Bounds bounds, Faults faults, Flaw... flaws) {
        return explore(World.beginning(bounds.movies(), faults), bounds, flaws);
    }

    /** What is wrong if the job is accepted and answered. */
    static Optional<Violation> fromAccepted(Bounds bounds, Faults faults, Flaw... flaws) {
        return explore(World.accepted(bounds.movies(), faults), bounds, flaws);
    }

    private static Optional<Violation> explore(World start, Bounds bounds, Flaw... flaws) {
        Set<Flaw> planted = EnumSet.noneOf(Flaw.class);
        planted.addAll(List.of(flaws));
        long began = System.nanoTime();
        Exploration found = Explorer.explore(start, new Protocol(bounds, planted));
        System.out.printf(
                "model: %s%s, %s, %s: %,d states, %,d transitions, %,d ends; %,d ms%n",
                bounds,
                start.answered() ? " accepted" : "",
                start.faults(),
                planted,
                found.states(),
                found.transitions(),
                found.ends(),
                (System.nanoTime() - began) / 1_000_000);
        return found.violation();
    }
}
