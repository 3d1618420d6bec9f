package dev.reelay.model;

import dev.reelay.movie.MovieState.Step;
import java.util.List;
import java.util.Set;

/** {@code AdvanceMovie}: move the movie from STORED to PROCESSED, or find it further; forward the pointer. */
final class Advance {

    private final Sending sending;
    private final Set<Flaw> flaws;

    Advance(Sending sending, Set<Flaw> flaws) {
        this.sending = sending;
        this.flaws = flaws;
    }

    List<Turn> turns(World world, Letter letter, Worker worker) {
        return switch (worker.phase()) {
            case ADVANCE ->
                List.of(
                        flaws.contains(Flaw.DELETES_BEFORE_EFFECT) && worker.done() == 0
                                ? new Turn("delete the message first", world, worker.did(), true)
                                : advance(world, letter.from()));
            case COUNT -> {
                World counted = world.with(world.events().plus(Item.STORED, Item.PROCESSED));
                yield List.of(Turn.to("count the transition", counted, Worker.at(Phase.FORWARD)));
            }
            case FORWARD ->
                sending.send(world, Channel.CONFIRM, letter.from(), letter.to()).stream()
                        .map(sent -> Turn.to("forward the pointer", sent, Worker.at(Phase.DELETE)))
                        .toList();
            default -> throw new IllegalStateException("not of the load stage: " + worker.phase());
        };
    }

    private Turn advance(World world, int number) {
        MovieCell movie = world.movie(number);
        if (movie.item() == Item.ABSENT) {
            return Turn.to("find no movie", world, Worker.at(Phase.PARK));
        }
        if (flaws.contains(Flaw.ADVANCES_UNCONDITIONALLY)
                || (flaws.contains(Flaw.ADVANCES_UNLESS_PROCESSED) && movie.item() != Item.PROCESSED)) {
            return moved(world, number, movie, Item.PROCESSED);
        }
        return switch (movie.item().advance()) {
            case Step.To(var next) -> moved(world, number, movie, Item.of(next));
            case Step.Already already ->
                Turn.to(
                        "find the movie " + movie.item(),
                        world,
                        Worker.at(flaws.contains(Flaw.OMITS_FORWARD_WHEN_ALREADY_DONE) ? Phase.DELETE : Phase.FORWARD));
            case Step.TooEarly tooEarly -> throw new IllegalStateException("nothing is too early for the load stage");
        };
    }

    private Turn moved(World world, int number, MovieCell movie, Item next) {
        World moved = world.with(number, movie.with(next));
        return flaws.contains(Flaw.COUNTS_APART)
                ? Turn.to("move the movie to " + next, moved, Worker.at(Phase.COUNT))
                : Turn.to(
                        "move the movie to " + next + " and count it",
                        moved.with(world.events().plus(movie.item(), next)),
                        Worker.at(Phase.FORWARD));
    }
}
