package dev.reelay.model;

import dev.reelay.model.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operator: repairs files, and redrives dead letters one by one, each copied to its queue before it is deleted. */
final class Operator {

    private final boolean copiesLast;

    Operator(Set<Flaw> flaws) {
        this.copiesLast = flaws.contains(Flaw.REDRIVES_BY_DELETING_FIRST);
    }

    /** What the operator may do while work goes on, and once it rests. */
    void addTo(List<Transition> transitions, World world, boolean atRest) {
        for (int number = 0; number < world.movies().size(); number++) {
            if (world.movie(number).isBroken()) {
                transitions.add(new Transition(
                        Kind.OPERATOR, "repairs the file of movie " + number, Optional.empty(), repair(world, number)));
            }
        }
        for (int i = 0; world.faults().redrives() > 0 && i < world.letters().size(); i++) {
            Letter letter = world.letters().get(i);
            if (letter.place() == Place.DEAD && letter.workers().isEmpty()) {
                transitions.add(Transition.of(
                        Kind.OPERATOR,
                        "begins to redrive it",
                        letter,
                        redrive(world.with(world.faults().redrive()), i, letter)));
            }
        }
        if (atRest && world.answered() && !world.resumed()) {
            transitions.add(new Transition(
                    Kind.OPERATOR,
                    "repairs and redrives everything, and nothing goes wrong any more",
                    Optional.empty(),
                    resume(world)));
        }
    }

    private World redrive(World world, int index, Letter letter) {
        return copiesLast
                ? world.with(index, letter.in(Place.GONE).with(0, Worker.at(Phase.COPY)))
                : world.with(index, letter.with(0, Worker.at(Phase.DELETE))).send(letter.again());
    }

    private static World repair(World world, int number) {
        return world.with(number, world.movie(number).with(Payload.INTACT));
    }

    private static World resume(World world) {
        World repaired = world;
        for (int number = 0; number < world.movies().size(); number++) {
            repaired = world.movie(number).isBroken() ? repair(repaired, number) : repaired;
        }
        List<Letter> letters = new ArrayList<>();
        for (Letter letter : world.letters()) {
            letters.add(letter.place() == Place.DEAD ? letter.again() : letter);
        }
        return repaired.with(letters).onceResumed();
    }
}
