package dev.reelay.widgets;

import java.util.Optional;

/** A way to keep widgets, wherever they are kept so. */
@FunctionalInterface
public interface Storage {

    /** The widgets there; nothing: they are kept in another way there. */
    Optional<Widgets> at(Destination destination);
}
