package dev.reelay.backend.docker;

/** A test class whose backend is not the one that all share ({@link RunsOn}), but one that it starts before its tests. */
public interface StartsItsBackend {
    /** What its tests meet. */
    Emulator emulator();
}
