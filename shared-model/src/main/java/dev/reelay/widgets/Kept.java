package dev.reelay.widgets;

/**
 * A widget as it was found.
 *
 * @param widget what it is
 * @param version by which its keeper knows that nobody has changed it since; of no meaning to others
 */
public record Kept(Widget widget, String version) {}
