package dev.reelay.backend;

import java.util.List;
import java.util.Optional;

/**
 * Something that the services can do beside carrying movies. Each bean of this type is looked at before anything else starts: what
 * somebody asked for must be possible or the service does not start; what nobody asked for is done where the account has what it
 * needs, and otherwise left out with a line in the log.
 */
public final class Feature {

    private final String name;
    private final RequiredNames needs;
    private final boolean demanded;
    private final String listener;
    private volatile Optional<String> whyOff;

    private Feature(String name, RequiredNames needs, boolean demanded, String listener, Optional<String> whyOff) {
        this.name = name;
        this.needs = needs;
        this.demanded = demanded;
        this.listener = listener;
        this.whyOff = whyOff;
    }

    /** What somebody asked for. The {@code name} is for people, {@code listener} the id of the listener that it has. */
    public static Feature demanded(String name, RequiredNames needs, String listener) {
        return new Feature(name, needs, true, listener, Optional.empty());
    }

    /** What is done if the account has what it needs. */
    public static Feature whereThereIs(String name, RequiredNames needs, String listener) {
        return new Feature(name, needs, false, listener, Optional.empty());
    }

    /** What somebody does not want. */
    public static Feature unwanted(String name, String listener, String property) {
        return new Feature(
                name, RequiredNames.none(), false, listener, Optional.of(off(name, property + " switches them off")));
    }

    /** What it needs in the account. */
    public RequiredNames needs() {
        return needs;
    }

    /** Whether the service must not start without it. */
    public boolean isDemanded() {
        return demanded;
    }

    /** The id of its listener, which a service need not have. */
    public String listener() {
        return listener;
    }

    /** Why it is left out and what to do about it, as a sentence; empty if it is not. */
    public Optional<String> whyOff() {
        return whyOff;
    }

    /** Leaves it out, because {@code missing} is not there, as {@code queue bucket-sweep}. */
    public void leaveOut(List<String> missing) {
        whyOff = Optional.of(off(name, "there is no " + String.join(", no ", missing)));
    }

    private static String off(String name, String why) {
        return "%s are not used here: %s (README, \"%s\").".formatted(name, why, name);
    }
}
