package dev.reelay.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * A state of everything: what is durable, what is in work, and what may still go wrong. One job is all there is, because jobs
 * share nothing.
 *
 * @param job the job's item
 * @param answered whether somebody was told 202
 * @param resumed whether the operator has repaired and redriven everything, after which nothing goes wrong
 * @param movies the movies, by number
 * @param events the job's counts
 * @param faults what may still go wrong
 * @param sent on FIFO queues, the deduplication ids that SQS may still know, a bit each
 * @param letters all messages; their order says nothing
 */
record World(
        JobItem job,
        boolean answered,
        boolean resumed,
        List<MovieCell> movies,
        Events events,
        Faults faults,
        long sent,
        List<Letter> letters) {

    /** Nothing but a client about to ask for {@code movies} movies. */
    static World beginning(int movies, Faults faults) {
        List<MovieCell> none = Collections.nCopies(movies, MovieCell.NONE);
        Letter request = Letter.sent(Channel.REQUEST, 0, movies);
        return new World(JobItem.ABSENT, false, false, List.copyOf(none), Events.NONE, faults, 0, List.of(request));
    }

    /** A job of {@code movies} movies that is accepted and answered, of which nothing is generated yet. */
    static World accepted(int movies, Faults faults) {
        World beginning = beginning(movies, faults);
        Letter range = Letter.sent(Channel.GENERATE, 0, movies);
        return new World(JobItem.ACCEPTED, true, false, beginning.movies, Events.NONE, faults, 0, List.of(range));
    }

    MovieCell movie(int number) {
        return movies.get(number);
    }

    World with(JobItem next) {
        return new World(next, answered, resumed, movies, events, faults, sent, letters);
    }

    World promised() {
        return new World(job, true, resumed, movies, events, faults, sent, letters);
    }

    World onceResumed() {
        return new World(job, answered, true, movies, events, Faults.NONE, sent, letters);
    }

    World with(Faults left) {
        return new World(job, answered, resumed, movies, events, left, sent, letters);
    }

    World with(Events counted) {
        return new World(job, answered, resumed, movies, counted, faults, sent, letters);
    }

    World with(int number, MovieCell movie) {
        List<MovieCell> changed = new ArrayList<>(movies);
        changed.set(number, movie);
        return new World(job, answered, resumed, List.copyOf(changed), events, faults, sent, letters);
    }

    World with(List<Letter> changed) {
        return new World(job, answered, resumed, movies, events, faults, sent, List.copyOf(changed));
    }

    /** With a message more. */
    World send(Letter letter) {
        List<Letter> more = new ArrayList<>(letters);
        more.add(letter);
        return with(more);
    }

    /** With a message more, whose deduplication id SQS will know. */
    World remember(long deduplicationId) {
        return new World(job, answered, resumed, movies, events, faults, sent | deduplicationId, letters);
    }

    /** With a letter in the place of one; gone with it if nothing is left of it. */
    World with(int index, Letter letter) {
        List<Letter> changed = new ArrayList<>(letters);
        if (letter.isOver()) {
            changed.remove(index);
        } else {
            changed.set(index, letter);
        }
        return with(changed);
    }

    boolean anyLetter(Predicate<Letter> wanted) {
        for (Letter letter : letters) {
            if (wanted.test(letter)) {
                return true;
            }
        }
        return false;
    }

    int count(Item item) {
        int count = 0;
        for (MovieCell movie : movies) {
            count += movie.item() == item ? 1 : 0;
        }
        return count;
    }

    boolean allConfirmed() {
        return count(Item.CONFIRMED) == movies.size();
    }

    /** Equal for worlds that differ only in the order of letters and workers. */
    long fingerprint() {
        int promise = (answered ? 1 : 0) + (resumed ? 2 : 0);
        long code = Fingerprint.of(Fingerprint.of(job), promise, events.fingerprint(), faults.fingerprint(), sent);
        for (MovieCell movie : movies) {
            code = Fingerprint.then(Fingerprint.then(code, Fingerprint.of(movie.item())), Fingerprint.of(movie.file()));
        }
        long all = 0;
        for (Letter letter : letters) {
            all += letter.fingerprint();
        }
        return Fingerprint.then(code, all);
    }
}
