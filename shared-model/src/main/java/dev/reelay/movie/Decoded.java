package dev.reelay.movie;

/**
 * What came of reading foreign text. Malformed input is an outcome, not an error: no retry makes it well-formed.
 *
 * @param <T> what was to be read
 */
public sealed interface Decoded<T> {

    /** It was well-formed and says this. */
    record Value<T>(T value) implements Decoded<T> {}

    /** It was not; {@code problem} says which field breaks which rule and quotes at most a few characters of it. */
    record Malformed<T>(String problem) implements Decoded<T> {}
}
