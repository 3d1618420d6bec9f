package dev.reelay.model;

import dev.reelay.model.Channel.Service;
import dev.reelay.model.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may go wrong in a world, as far as its {@link Faults} allow. */
final class Mishaps {

    private final Deliveries deliveries;

    Mishaps(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void addTo(List<Transition> transitions, World world) {
        if (world.faults().crashes() > 0) {
            crashes(transitions, world);
        }
        if (world.faults().duplicates() > 0) {
            lapses(transitions, world);
        }
        if (world.faults().alterations() > 0) {
            alterations(transitions, world);
        }
    }

    private static void crashes(List<Transition> transitions, World world) {
        World after = world.with(world.faults().crash());
        if (world.job() == JobItem.PROVISIONAL) {
            // It takes weeks: whoever should have accepted it is as good as dead.
            transitions.add(
                    new Transition(Kind.FAULT, "the job expires", Optional.empty(), after.with(JobItem.ABSENT)));
        }
        for (int i = 0; i < world.letters().size(); i++) {
            Letter letter = world.letters().get(i);
            for (int w = 0; w < letter.workers().size(); w++) {
                String act = letter.workers().get(w).phase() == Phase.DELETE
                        ? "its deletion is lost"
                        : "its worker dies, or a call of it fails";
                transitions.add(Transition.of(Kind.FAULT, act, letter, after.with(i, letter.with(w, Worker.END))));
            }
        }
        for (Service service : Service.values()) {
            kill(transitions, world, after, service);
        }
    }

    /** A kill that ends one worker is the death of that worker. */
    private static void kill(List<Transition> transitions, World world, World after, Service service) {
        int killed = 0;
        List<Letter> left = new ArrayList<>();
        for (Letter letter : world.letters()) {
            boolean hit = letter.service() == service;
            killed += hit ? letter.workers().size() : 0;
            Letter then = hit ? letter.withoutWorkers() : letter;
            if (!then.isOver()) {
                left.add(then);
            }
        }
        if (killed > 1) {
            transitions.add(new Transition(Kind.FAULT, service + " is killed", Optional.empty(), after.with(left)));
        }
    }

    /** A message is visible again although somebody works on it. */
    private void lapses(List<Transition> transitions, World world) {
        World after = world.with(world.faults().duplicate());
        for (int i = 0; i < world.letters().size(); i++) {
            Letter letter = world.letters().get(i);
            if (letter.place() == Place.QUEUED && !letter.workers().isEmpty()) {
                transitions.add(deliveries.next(Kind.FAULT, after, i));
            }
        }
    }

    private static void alterations(List<Transition> transitions, World world) {
        for (int number = 0; number < world.movies().size(); number++) {
            MovieCell movie = world.movie(number);
            if (movie.file() == Payload.INTACT) {
                World after = world.with(world.faults().alteration());
                for (Payload left : List.of(Payload.ALTERED, Payload.ABSENT)) {
                    transitions.add(new Transition(
                            Kind.FAULT,
                            "somebody leaves the file of movie " + number + " " + left,
                            Optional.empty(),
                            after.with(number, movie.with(left))));
                }
            }
        }
    }
}
