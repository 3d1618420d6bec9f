package dev.reelay.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A message and the deliveries of it that are in work.
 *
 * @param channel where it travels
 * @param from the number of the first movie that it is about
 * @param to the number after the last: a pointer is about one movie
 * @param place where it is
 * @param receives how often it has been delivered since it was sent
 * @param workers who is at work on it
 */
record Letter(Channel channel, int from, int to, Place place, int receives, List<Worker> workers) {

    static Letter sent(Channel channel, int from, int to) {
        return new Letter(channel, from, to, Place.QUEUED, 0, List.of());
    }

    /** A new message that says the same. */
    Letter again() {
        return sent(channel, from, to);
    }

    Letter in(Place place) {
        return new Letter(channel, from, to, place, receives, workers);
    }

    Letter received(int times) {
        return new Letter(channel, from, to, place, times, workers);
    }

    /** Delivered once more, to one who begins with {@code phase}. */
    Letter delivered(Phase phase) {
        Letter one = with(workers.size(), Worker.at(phase));
        return new Letter(channel, from, to, place, receives + 1, one.workers);
    }

    /** With another worker in the place of one: {@link Worker#END} for none. */
    Letter with(int index, Worker worker) {
        List<Worker> changed = new ArrayList<>(workers);
        if (index == changed.size()) {
            changed.add(worker);
        } else if (worker.phase() == Phase.END) {
            changed.remove(index);
        } else {
            changed.set(index, worker);
        }
        return new Letter(channel, from, to, place, receives, List.copyOf(changed));
    }

    Letter withoutWorkers() {
        return new Letter(channel, from, to, place, receives, List.of());
    }

    int size() {
        return to - from;
    }

    boolean isAbout(int movie) {
        return from <= movie && movie < to;
    }

    /** Which of the workers is the first to do this next; -1: none. */
    int indexOf(Phase phase) {
        for (int w = 0; w < workers.size(); w++) {
            if (workers.get(w).phase() == phase) {
                return w;
            }
        }
        return -1;
    }

    /** Whether it is about anything any more. */
    boolean isOver() {
        return place == Place.GONE && workers.isEmpty();
    }

    /** Its channel and what it is about, for a trace. */
    String subject() {
        return size() == 1 ? channel + " " + from : channel + " " + from + ".." + (to - 1);
    }

    /** Whose process works on it: dead letters are redriven by the producer. */
    Channel.Service service() {
        return place == Place.DEAD ? Channel.Service.PRODUCER : channel.service();
    }

    long fingerprint() {
        long all = 0;
        for (Worker worker : workers) {
            all += worker.fingerprint();
        }
        return Fingerprint.of(Fingerprint.of(channel), Fingerprint.of(place), 31L * from + to, receives, all);
    }
}
