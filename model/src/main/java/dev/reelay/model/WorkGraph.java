package dev.reelay.model;

import java.util.ArrayList;
import java.util.List;

/** What leads to what by itself, among numbered states; states are entered in the order of their numbers. */
final class WorkGraph {

    private final Ints firstEdge = new Ints();
    private final Ints targets = new Ints();

    /** The edges that are added from now on are those of the next state. */
    void nextState() {
        firstEdge.add(targets.size());
    }

    void edgeTo(int state) {
        targets.add(state);
    }

    /**
     * States that lead to one another and back to the first, which is named again at the end. Empty if there are none: then every way
     * comes to an end.
     */
    List<Integer> round() {
        int[] nextEdge = new int[firstEdge.size()];
        boolean[] entered = new boolean[firstEdge.size()];
        boolean[] left = new boolean[firstEdge.size()];
        Ints way = new Ints();
        for (int root = 0; root < firstEdge.size(); root++) {
            if (!entered[root]) {
                entered[root] = true;
                way.add(root);
            }
            while (way.size() > 0) {
                int state = way.get(way.size() - 1);
                int edge = firstEdge.get(state) + nextEdge[state]++;
                if (edge == end(state)) {
                    left[state] = true;
                    way.removeLast();
                } else if (!entered[targets.get(edge)]) {
                    entered[targets.get(edge)] = true;
                    way.add(targets.get(edge));
                } else if (!left[targets.get(edge)]) {
                    return round(way, targets.get(edge));
                }
            }
        }
        return List.of();
    }

    private static List<Integer> round(Ints way, int again) {
        List<Integer> round = new ArrayList<>(List.of(again));
        for (int last = way.size() - 1; way.get(last) != again; last--) {
            round.addFirst(way.get(last));
        }
        round.addFirst(again);
        return round;
    }

    private int end(int state) {
        return state + 1 < firstEdge.size() ? firstEdge.get(state + 1) : targets.size();
    }
}
