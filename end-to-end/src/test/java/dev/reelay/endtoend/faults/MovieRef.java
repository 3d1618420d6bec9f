package dev.reelay.endtoend.faults;

/** A movie, by its job and its number there. */
record MovieRef(String jobId, int number) {

    @Override
    public String toString() {
        return jobId + "/" + number;
    }
}
