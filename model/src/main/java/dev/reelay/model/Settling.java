package dev.reelay.model;

import java.util.List;
import java.util.Set;

/** The end of every delivery ({@code Stage}): park the message or not, then delete it. */
final class Settling {

    private final boolean parksLast;
    private final Place parked;

    Settling(Set<Flaw> flaws) {
        this.parksLast = flaws.contains(Flaw.PARKS_BY_DELETING_FIRST);
        this.parked = flaws.contains(Flaw.RETRIES_FOR_EVER) ? Place.QUEUED : Place.DEAD;
    }

    List<Turn> turns(World world, Letter letter, Worker worker) {
        return switch (worker.phase()) {
            case PARK -> List.of(park(world, letter, worker));
            case COPY -> List.of(Turn.to("copy the dead letter to its queue", world.send(letter.again()), Worker.END));
            case DELETE -> List.of(new Turn("delete the message", world, Worker.END, true));
            default -> throw new IllegalStateException("not of the end: " + worker.phase());
        };
    }

    private Turn park(World world, Letter letter, Worker worker) {
        if (parksLast && worker.done() == 0) {
            return new Turn("delete the message", world, worker.did(), true);
        }
        // On FIFO queues its deduplication id names this life of the message: a copy that SQS drops was parked before.
        Letter copy = letter.again().in(parked);
        return Turn.to("park a copy", world.send(copy), parksLast ? Worker.END : Worker.at(Phase.DELETE));
    }
}
