package dev.reelay.model;

/**
 * What may still go wrong, and how often somebody may still interfere.
 *
 * @param crashes a worker, or all of a service at once, dies between two steps: killed, or because a call failed, before or after
 *     it took effect, or because its acknowledgement was lost
 * @param duplicates a message is delivered again while it is in work, or a call is repeated because its answer was lost
 * @param alterations somebody alters or removes a file
 * @param redrives the operator redrives a dead letter while work goes on
 */
record Faults(int crashes, int duplicates, int alterations, int redrives) {

    /** Nothing goes wrong any more. */
    static final Faults NONE = new Faults(0, 0, 0, 0);

    Faults crash() {
        return new Faults(crashes - 1, duplicates, alterations, redrives);
    }

    Faults duplicate() {
        return new Faults(crashes, duplicates - 1, alterations, redrives);
    }

    Faults alteration() {
        return new Faults(crashes, duplicates, alterations - 1, redrives);
    }

    Faults redrive() {
        return new Faults(crashes, duplicates, alterations, redrives - 1);
    }

    long fingerprint() {
        return Fingerprint.of(crashes, duplicates, alterations, redrives, 2);
    }
}
