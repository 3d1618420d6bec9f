package dev.reelay.sweep;

/**
 * How far a sweep is.
 *
 * @param objects met in the bucket
 * @param messages that SQS has for them; one it drops as a duplicate is counted too, because there it is
 */
public record Totals(long objects, long messages) {

    /** Before anything is done. */
    public static final Totals NONE = new Totals(0, 0);

    /** With so many more objects whose messages SQS has. */
    public Totals plus(int published) {
        return new Totals(objects + published, messages + published);
    }
}
