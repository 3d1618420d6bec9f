package dev.reelay.model;

import dev.reelay.model.Transition.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Reaches every state, breadth first, and checks the invariants in each; then that work comes to an end from each, whatever the
 * order in which it is done. Keeps whole worlds only of the frontier, of the others a number and their fingerprint.
 */
final class Explorer {

    private final World start;
    private final Protocol protocol;
    private final Invariants invariants;

    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Ints parents = new Ints();
    private final WorkGraph graph = new WorkGraph();
    private final Queue<World> frontier = new ArrayDeque<>();
    private int ends;
    private long transitions;

    private Explorer(World start, Protocol protocol) {
        this.start = start;
        this.protocol = protocol;
        this.invariants = new Invariants(start.faults());
    }

    /** Explores what {@code protocol} makes of {@code start}. */
    static Exploration explore(World start, Protocol protocol) {
        Explorer explorer = new Explorer(start, protocol);
        Optional<Violation> violation = explorer.search();
        return new Exploration(explorer.numbers.size(), explorer.transitions, explorer.ends, violation);
    }

    private Optional<Violation> search() {
        enter(start, -1);
        World world;
        for (int state = 0; (world = frontier.poll()) != null; state++) {
            Optional<Violation> violation = expand(world, state);
            if (violation.isPresent()) {
                return violation;
            }
        }
        List<Integer> round = graph.round();
        return round.isEmpty() ? Optional.empty() : Optional.of(goesRound(round));
    }

    /** With the way into the round, and once around it. */
    private Violation goesRound(List<Integer> round) {
        List<Integer> path = path(round.getFirst());
        path.addAll(round.subList(1, round.size()));
        return new Violation("nothing good happens: work goes round for ever", trace(path));
    }

    private Optional<Violation> expand(World world, int state) {
        graph.nextState();
        boolean end = true;
        for (Transition transition : protocol.transitions(world)) {
            transitions++;
            int known = numbers.size();
            int after = enter(transition.world(), state);
            if (transition.kind() == Kind.WORK) {
                graph.edgeTo(after);
                end = false;
            }
            Optional<String> wrong = invariants.wrongAfter(world, transition.world());
            if (wrong.isEmpty() && after == known) {
                wrong = invariants.wrongIn(transition.world());
            }
            if (wrong.isPresent()) {
                List<String> trace = trace(path(state));
                trace.add(transition.toString());
                return wrong.map(what -> new Violation(what, trace));
            }
        }
        if (end) {
            ends++;
            return invariants.wrongAtEnd(world).map(what -> new Violation(what, trace(path(state))));
        }
        return Optional.empty();
    }

    /** The number of a state; a new one gets the next. */
    private int enter(World world, int parent) {
        int next = numbers.size();
        Integer known = numbers.putIfAbsent(world.fingerprint(), next);
        if (known != null) {
            return known;
        }
        parents.add(parent);
        frontier.add(world);
        return next;
    }

    /** The states on the shortest way to a state, from the start on. */
    private List<Integer> path(int last) {
        List<Integer> path = new ArrayList<>();
        for (int state = last; state >= 0; state = parents.get(state)) {
            path.addFirst(state);
        }
        return path;
    }

    /** Goes the way once more: of the states on it only the fingerprints were kept. */
    private List<String> trace(List<Integer> path) {
        World world = start;
        List<String> trace = new ArrayList<>();
        for (int state : path.subList(1, path.size())) {
            Transition taken = protocol.transitions(world).stream()
                    .filter(transition -> Integer.valueOf(state)
                            .equals(numbers.get(transition.world().fingerprint())))
                    .findFirst()
                    .orElseThrow();
            trace.add(taken.toString());
            world = taken.world();
        }
        return trace;
    }
}
