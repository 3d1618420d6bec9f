package dev.reelay.model;

import dev.reelay.model.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The protocol: everything that may happen next in a world. A worker's step is one call to AWS, or less; between any two steps
 * anything else may happen.
 */
final class Protocol {

    private final UnaryOperator<World> quotient;
    private final Deliveries deliveries;
    private final Intake intake;
    private final Generation generation;
    private final Advance advance;
    private final Confirmation confirmation;
    private final Settling settling;
    private final Mishaps mishaps;
    private final Operator operator;

    /** The protocol at this size, with these mistakes in it: none, for the real one. */
    Protocol(Bounds bounds, Set<Flaw> flaws) {
        this(bounds, flaws, new Quotient(bounds)::of);
    }

    /** With something else in the place of {@link Quotient}. */
    Protocol(Bounds bounds, Set<Flaw> flaws, UnaryOperator<World> quotient) {
        Sending sending = new Sending(bounds);
        this.quotient = quotient;
        this.deliveries = new Deliveries(bounds);
        this.intake = new Intake(sending, flaws);
        this.generation = new Generation(bounds, sending, flaws);
        this.advance = new Advance(sending, flaws);
        this.confirmation = new Confirmation(flaws);
        this.settling = new Settling(flaws);
        this.mishaps = new Mishaps(deliveries);
        this.operator = new Operator(flaws);
    }

    /** All that may happen next. */
    List<Transition> transitions(World world) {
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < world.letters().size(); i++) {
            addWork(transitions, world, i);
        }
        boolean atRest = transitions.isEmpty();
        mishaps.addTo(transitions, world);
        operator.addTo(transitions, world, atRest);
        transitions.replaceAll(transition -> transition.in(quotient));
        return transitions;
    }

    private void addWork(List<Transition> transitions, World world, int index) {
        Letter letter = world.letters().get(index);
        if (letter.place() == Place.QUEUED && letter.workers().isEmpty()) {
            transitions.add(deliveries.next(Kind.WORK, world, index));
        }
        for (int w = 0; w < letter.workers().size(); w++) {
            for (Turn turn : turns(world, letter, letter.workers().get(w))) {
                Letter left = turn.deletes() ? letter.in(Place.GONE) : letter;
                transitions.add(Transition.of(
                        Kind.WORK, turn.act(), letter, turn.world().with(index, left.with(w, turn.next()))));
                if (world.faults().duplicates() > 0 && !turn.world().equals(world)) {
                    World repeated = turn.world().with(world.faults().duplicate());
                    transitions.add(Transition.of(
                            Kind.FAULT, turn.act() + ", the answer is lost, the call repeated", letter, repeated));
                }
            }
        }
    }

    /** Every way in which a worker's next step may go: at least one. */
    private List<Turn> turns(World world, Letter letter, Worker worker) {
        return switch (worker.phase()) {
            case OPEN, SEND_RANGE, ACCEPT, ANSWER -> intake.turns(world, letter, worker);
            case FIND_JOB, ACCEPT_FOUND, SPLIT, WRITE, RECORD, SEND_POINTERS -> generation.turns(world, letter, worker);
            case ADVANCE, COUNT, FORWARD -> advance.turns(world, letter, worker);
            case FIND_MOVIE, FETCH, CONFIRM, FAIL -> confirmation.turns(world, letter, worker);
            case PARK, COPY, DELETE -> settling.turns(world, letter, worker);
            case END -> throw new IllegalStateException("who is done is no worker");
        };
    }
}
