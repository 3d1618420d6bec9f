package dev.reelay.model;

import dev.reelay.movie.MovieState.Step;
import java.util.List;
import java.util.Set;

/** {@code ConfirmMovie}: read the item, fetch the file, move the movie from what was seen; seen too late, judge again. */
final class Confirmation {

    private final boolean neverRecovers;
    private final boolean unconditional;

    Confirmation(Set<Flaw> flaws) {
        this.neverRecovers = flaws.contains(Flaw.NEVER_RECOVERS);
        this.unconditional = flaws.contains(Flaw.SETTLES_UNCONDITIONALLY);
    }

    List<Turn> turns(World world, Letter letter, Worker worker) {
        int number = letter.from();
        MovieCell movie = world.movie(number);
        return switch (worker.phase()) {
            case FIND_MOVIE -> List.of(Turn.to("find the movie " + movie.item(), world, judge(movie.item())));
            case FETCH ->
                List.of(Turn.to("find the file " + movie.file(), world, verdict(worker.seen(), movie.file())));
            case CONFIRM -> List.of(move(world, number, worker.seen(), Payload.INTACT, Phase.DELETE));
            case FAIL -> List.of(move(world, number, worker.seen(), Payload.ALTERED, Phase.PARK));
            default -> throw new IllegalStateException("not of the confirm stage: " + worker.phase());
        };
    }

    private Worker judge(Item item) {
        return switch (item) {
            case ABSENT -> Worker.at(Phase.PARK);
            case CONFIRMED -> Worker.at(Phase.DELETE);
            case FAILED -> neverRecovers ? Worker.at(Phase.PARK) : Worker.at(Phase.FETCH, item);
            case STORED, PROCESSED -> Worker.at(Phase.FETCH, item);
        };
    }

    private static Worker verdict(Item seen, Payload file) {
        boolean intact = file == Payload.INTACT;
        return switch (seen.settle(file)) {
            case Step.To to -> Worker.at(intact ? Phase.CONFIRM : Phase.FAIL, seen);
            case Step.Already already -> Worker.at(intact ? Phase.DELETE : Phase.PARK);
            case Step.TooEarly tooEarly -> Worker.at(Phase.PARK);
        };
    }

    private Turn move(World world, int number, Item seen, Payload found, Phase then) {
        MovieCell movie = world.movie(number);
        if ((movie.item() == seen || unconditional) && seen.settle(found) instanceof Step.To(var state)) {
            Item next = Item.of(state);
            World moved =
                    world.with(number, movie.with(next)).with(world.events().plus(seen, next));
            return Turn.to("move the movie to " + next + " and count it", moved, Worker.at(then));
        }
        return Turn.to("find the movie " + movie.item() + " meanwhile", world, judge(movie.item()));
    }
}
