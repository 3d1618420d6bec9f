package dev.reelay.model;

/**
 * One delivery in work: a thread of a service, which remembers little and dies with its process.
 *
 * @param phase what it does next
 * @param done how many movies or parts of its letter are through with this phase, in order
 * @param noted which movies it has found to be STORED, a bit each
 * @param seen the movie's item as it last saw it
 */
record Worker(Phase phase, int done, int noted, Item seen) {

    static final Worker END = at(Phase.END);

    static Worker at(Phase phase) {
        return new Worker(phase, 0, 0, Item.ABSENT);
    }

    static Worker at(Phase phase, Item seen) {
        return new Worker(phase, 0, 0, seen);
    }

    /** In another phase, with what it has noted. */
    Worker at(Phase next, int first) {
        return new Worker(next, first, noted, seen);
    }

    /** One more is through. */
    Worker did() {
        return new Worker(phase, done + 1, noted, seen);
    }

    /** The one that is not yet through is STORED. */
    Worker noting() {
        return new Worker(phase, done, noted | (1 << done), seen);
    }

    boolean hasNoted(int index) {
        return (noted & (1 << index)) != 0;
    }

    long fingerprint() {
        return Fingerprint.of(Fingerprint.of(phase), done, noted, Fingerprint.of(seen), 1);
    }
}
