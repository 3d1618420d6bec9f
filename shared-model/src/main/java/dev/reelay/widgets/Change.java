package dev.reelay.widgets;

import java.util.Optional;

/**
 * What a request makes of a widget.
 *
 * @param after the widget as it is to be; nothing: there is to be none
 * @param outcome what is said of it
 */
public record Change(Optional<Widget> after, Outcome outcome) {}
