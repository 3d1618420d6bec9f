package dev.reelay.model;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What may happen next in a world.
 *
 * @param kind who makes it happen
 * @param act what happens, in words
 * @param letter to which message; none: to none
 * @param world what the world is then
 */
record Transition(Kind kind, String act, Optional<Letter> letter, World world) {

    /** Who makes something happen. */
    enum Kind {
        /** The services and SQS: it happens sooner or later unless something else does. */
        WORK,
        /** Something goes wrong: it may never happen. */
        FAULT,
        /** The operator: it happens if somebody is told. */
        OPERATOR
    }

    static Transition of(Kind kind, String act, Letter letter, World world) {
        return new Transition(kind, act, Optional.of(letter), world);
    }

    Transition in(UnaryOperator<World> quotient) {
        return new Transition(kind, act, letter, quotient.apply(world));
    }

    @Override
    public String toString() {
        return "%-8s %s: %s".formatted(kind, letter.map(Letter::subject).orElse("-"), act);
    }
}
