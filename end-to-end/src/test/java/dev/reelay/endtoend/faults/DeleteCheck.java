package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When messages of the load queue are deleted, whose effect everybody can see: the pointer in the next queue. Not before that, and
 * by a process that ends in order, not after its end.
 */
final class DeleteCheck {

    private static final String LOAD = "movie-load";
    private static final Set<String> EFFECTS = Set.of("movie-confirm", "movie-load-dlq");

    /** A message that an instance holds. */
    private record Held(String instance, String receipt) {}

    private final Set<String> everSent = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<Held, Boolean> throughWith = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private DeleteCheck() {}

    static List<Violation> violations(Evidence evidence) {
        DeleteCheck check = new DeleteCheck();
        evidence.events(Event.Sent.class).stream()
                .filter(sent -> EFFECTS.contains(sent.queue()))
                .map(Event.Sent::body)
                .forEach(check.everSent::add);
        evidence.events().forEach(event -> check.follow(event, evidence));
        return check.violations;
    }

    private void follow(Event event, Evidence evidence) {
        switch (event) {
            case Event.Delivered(String instance, String queue, String id, String receipt, String body)
            when queue.equals(LOAD) -> {
                bodies.put(receipt, body);
                throughWith.put(new Held(instance, receipt), false);
            }
            case Event.Sent(String instance, String queue, String body)
            when EFFECTS.contains(queue) -> {
                sent.add(body);
                mark(instance, body, true);
            }
            case Event.Deleting(String instance, String queue, String receipt)
            when queue.equals(LOAD) -> {
                settled(instance, receipt);
                deleted(bodies.getOrDefault(receipt, ""), evidence);
            }
            case Event.Hiding(String instance, String queue, String receipt) -> settled(instance, receipt);
            case Event.Ended(String instance, int exitCode, long afterMillis) -> ended(instance);
            case Event.Signalled(String instance, String what) when what.equals("KILL") -> forget(instance);
            default -> {}
        }
    }

    /** Of two deliveries of the same, the send that was seen was this one's: so the other is not done yet. */
    private void settled(String instance, String receipt) {
        throughWith.remove(new Held(instance, receipt));
        mark(instance, bodies.getOrDefault(receipt, ""), false);
    }

    private void mark(String instance, String body, boolean through) {
        throughWith.replaceAll((held, before) ->
                (held.instance().equals(instance) && body.equals(bodies.get(held.receipt()))) ? through : before);
    }

    private void deleted(String body, Evidence evidence) {
        if (body.isEmpty() || sent.contains(body)) {
            return;
        }
        boolean moved = evidence.items().entrySet().stream()
                .anyMatch(item -> new Letter(LOAD, body, "").leadsTo(item.getKey())
                        && !item.getValue().text("state").equals("STORED"));
        violations.add(
                moved && !everSent.contains(body)
                        ? new Violation(Rule.NOT_FORWARDED, body, "its message is deleted, the next queue never got it")
                        : new Violation(Rule.DELETED_BEFORE_EFFECT, body, "the next queue had not got it"));
    }

    private void ended(String instance) {
        throughWith.forEach((held, through) -> {
            if (through && held.instance().equals(instance)) {
                violations.add(new Violation(
                        Rule.LEFT_BEHIND,
                        instance,
                        "it has not deleted what it forwarded: " + bodies.get(held.receipt())));
            }
        });
        forget(instance);
    }

    private void forget(String instance) {
        throughWith.keySet().removeIf(held -> held.instance().equals(instance));
    }
}
