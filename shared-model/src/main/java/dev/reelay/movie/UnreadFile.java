package dev.reelay.movie;

/**
 * A file of somebody's own whose pairs are left where they lie: as values they take up to forty times their room in the table, and
 * many files are looked at together (invariant 9).
 *
 * @param name the name that it was sent under
 */
public record UnreadFile(FileName name) implements Payload {}
