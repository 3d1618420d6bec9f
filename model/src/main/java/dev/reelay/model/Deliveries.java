package dev.reelay.model;

import dev.reelay.model.Transition.Kind;

/** SQS: a visible message is delivered, or after as many deliveries as its queue allows, moved to the dead-letter queue. */
final class Deliveries {

    private final Bounds bounds;

    Deliveries(Bounds bounds) {
        this.bounds = bounds;
    }

    /** What becomes of the letter at {@code index} when somebody asks for messages. A client that gives up sends no more. */
    Transition next(Kind kind, World world, int index) {
        Letter letter = world.letters().get(index);
        if (letter.receives() < bounds.deliveries()) {
            World delivered = world.with(index, letter.delivered(first(world, letter)));
            return Transition.of(
                    kind, letter.workers().isEmpty() ? "is delivered" : "is delivered again", letter, delivered);
        }
        World moved = world.with(index, letter.in(Place.GONE));
        return letter.channel() == Channel.REQUEST
                ? Transition.of(kind, "the client gives up", letter, moved)
                : Transition.of(
                        kind,
                        "becomes a dead letter",
                        letter,
                        moved.send(letter.again().in(Place.DEAD)));
    }

    private Phase first(World world, Letter letter) {
        return switch (letter.channel()) {
            case REQUEST -> Phase.OPEN;
            // An accepted job stays accepted: that look sees the same whenever it is taken, so it takes no step.
            case GENERATE -> world.job() == JobItem.ACCEPTED ? bounds.work(letter) : Phase.FIND_JOB;
            case LOAD -> Phase.ADVANCE;
            case CONFIRM -> Phase.FIND_MOVIE;
        };
    }
}
