package dev.reelay.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes worlds equal whose futures are equal, so that one of them need be explored. Forgotten is what nothing can depend on any more:
 * a deletion of what is gone; how often a message was delivered, if the faults that are left cannot make it a dead letter;
 * and, when no fault is left that could come between a worker and its deletion, the moment before it.
 */
final class Quotient {

    private final int deliveries;

    Quotient(Bounds bounds) {
        this.deliveries = bounds.deliveries();
    }

    World of(World world) {
        int faults = world.faults().crashes() + world.faults().duplicates();
        if (!world.anyLetter(letter -> countsInVain(letter, faults) || deletesInVain(letter, faults))) {
            return world;
        }
        List<Letter> letters = new ArrayList<>(world.letters().size());
        for (Letter letter : world.letters()) {
            Letter left = forgetDeletions(letter, faults);
            if (!left.isOver()) {
                letters.add(countsInVain(left, faults) ? left.received(0) : left);
            }
        }
        return world.with(letters);
    }

    private static Letter forgetDeletions(Letter letter, int faults) {
        Letter left = letter;
        while (deletesInVain(left, faults)) {
            left = left.with(left.indexOf(Phase.DELETE), Worker.END).in(Place.GONE);
        }
        return left;
    }

    private static boolean deletesInVain(Letter letter, int faults) {
        return (faults == 0 || letter.place() == Place.GONE) && letter.indexOf(Phase.DELETE) >= 0;
    }

    /** A message is delivered once more by itself if nobody works on it, and once by each fault. */
    private boolean countsInVain(Letter letter, int faults) {
        int attempts = faults + (letter.workers().isEmpty() ? 1 : 0);
        return letter.receives() > 0 && (letter.place() != Place.QUEUED || letter.receives() + attempts <= deliveries);
    }
}
