package dev.reelay.endtoend.faults;

/** Decides what happens to a request. */
@FunctionalInterface
interface Faults {

    /** What happens to the request with this ordinal, from 0, among those of its operation. */
    Fault decide(Operation operation, int ordinal);
}
