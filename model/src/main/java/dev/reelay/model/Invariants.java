package dev.reelay.model;

import dev.reelay.ledger.Tally;
import java.util.Optional;

/**
 * Invariants 1 to 3 of {@code docs/INVARIANTS.md}, as far as they concern a single state, a step, or an end. Each method answers with
 * what is wrong, if anything is.
 */
final class Invariants {

    private final Faults all;

    /** For worlds in which these faults may happen: where none has, everything ends confirmed and nothing is parked. */
    Invariants(Faults all) {
        this.all = all;
    }

    /** What is wrong with a world in itself. */
    Optional<String> wrongIn(World world) {
        for (int number = 0; number < world.movies().size(); number++) {
            Item item = world.movie(number).item();
            // The product relies on it: nothing of ours removes a job that has movies.
            if (item != Item.ABSENT && world.job() != JobItem.ACCEPTED) {
                return Optional.of("movie %d is there and its job may expire".formatted(number));
            }
            if (world.answered() && !isCarried(world, number)) {
                return Optional.of(
                        "invariant 1, nothing accepted is lost: movie %d is %s, and no message that leads on is in a queue or dead-letter queue"
                                .formatted(number, item));
            }
        }
        Tally counted = new Tally(
                world.count(Item.STORED),
                world.count(Item.PROCESSED),
                world.count(Item.CONFIRMED),
                world.count(Item.FAILED));
        return world.events().tally().equals(counted)
                ? Optional.empty()
                : Optional.of("invariant 3, the counts are the items: %s is not %s".formatted(world.events(), counted));
    }

    /** Whether a message leads on from what the movie is: a worker alone is none, it dies with its process. */
    private static boolean isCarried(World world, int number) {
        return switch (world.movie(number).item()) {
            case CONFIRMED -> true;
            case ABSENT -> isOnItsWay(world, number, Channel.GENERATE, Channel.GENERATE);
            case STORED -> isOnItsWay(world, number, Channel.GENERATE, Channel.LOAD);
            case PROCESSED, FAILED -> isOnItsWay(world, number, Channel.LOAD, Channel.CONFIRM);
        };
    }

    private static boolean isOnItsWay(World world, int number, Channel earlier, Channel later) {
        return world.anyLetter(letter -> (letter.channel() == earlier || letter.channel() == later)
                && letter.isAbout(number)
                && letter.place() != Place.GONE);
    }

    /** What is wrong with a world that follows another at once. */
    Optional<String> wrongAfter(World before, World after) {
        for (int number = 0; number < after.movies().size(); number++) {
            Item from = before.movie(number).item();
            Item to = after.movie(number).item();
            if (from != to && !from.leadsTo(to)) {
                return Optional.of(
                        "invariant 2, a one-way street: movie %d went from %s to %s".formatted(number, from, to));
            }
        }
        return Optional.empty();
    }

    /**
     * What is wrong with a world in which nothing more happens by itself. That each movie is confirmed or has a dead letter follows from
     * {@link #wrongIn}, because only dead letters are left.
     */
    Optional<String> wrongAtEnd(World end) {
        boolean wellDone = end.answered() && end.allConfirmed() && end.letters().isEmpty();
        if (end.resumed() && !wellDone) {
            return Optional.of(
                    "invariant 1, nothing accepted is lost: repair and one redrive did not confirm everything: " + end);
        }
        return end.faults().equals(all) && !wellDone
                ? Optional.of(
                        "nothing good happens: something is parked or missing although nothing went wrong: " + end)
                : Optional.empty();
    }
}
