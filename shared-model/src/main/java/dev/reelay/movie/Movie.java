package dev.reelay.movie;

/**
 * A movie that was generated.
 *
 * @param title never blank
 * @param year of release, 1888 (the oldest film known) to 2030
 * @param actor the leading one, never blank
 * @param director never blank
 */
public record Movie(String title, int year, String actor, String director) implements Payload {

    /** Rejects blank texts and years outside 1888 to 2030. */
    public Movie {
        requireText("title", title);
        requireText("actor", actor);
        requireText("director", director);
        if (year < 1888 || year > 2030) {
            throw new IllegalArgumentException("year is not from 1888 to 2030: " + year);
        }
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }
}
