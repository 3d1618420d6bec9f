package dev.reelay.movie;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a movie within its job: its number, written with seven digits so that the order of texts is the order of numbers.
 *
 * @param number from 0 to 9,999,999
 */
public record MovieId(int number) {

    private static final int MOST = 9_999_999;
    private static final Pattern FORM = Pattern.compile("[0-9]{7}");

    /** Rejects numbers that seven digits cannot write. */
    public MovieId {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("movie number is not from 0 to " + MOST + ": " + number);
        }
    }

    /** The id that {@code text} spells, or nothing. */
    public static Optional<MovieId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new MovieId(Integer.parseInt(text))) : Optional.empty();
    }

    /** The id that {@code text} spells; anything but seven digits is rejected. */
    public static MovieId of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("movieId is not seven digits: " + Quoted.of(text)));
    }

    /** The seven digits. */
    public String value() {
        // Not in the digits of the machine's locale: it is part of keys.
        return String.format(Locale.ROOT, "%07d", number);
    }

    @Override
    public String toString() {
        return value();
    }
}
