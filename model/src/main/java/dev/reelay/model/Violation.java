package dev.reelay.model;

import java.util.List;

/**
 * A rule that does not hold, and the shortest way there.
 *
 * @param what which rule, and how
 * @param trace what happened, from the beginning
 */
record Violation(String what, List<String> trace) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(what).append(System.lineSeparator());
        for (int i = 0; i < trace.size(); i++) {
            text.append("%4d  %s%n".formatted(i + 1, trace.get(i)));
        }
        return text.toString();
    }
}
