package dev.reelay.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param items at most as many as were asked for, perhaps fewer even where more follow
 * @param next opaque text that brings the page after this one; none: this is the last
 */
public record Page<T>(List<T> items, Optional<String> next) {}
