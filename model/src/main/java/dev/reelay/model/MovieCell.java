package dev.reelay.model;

/**
 * What is durable of one movie.
 *
 * @param item its item
 * @param file its file
 */
record MovieCell(Item item, Payload file) {

    static final MovieCell NONE = new MovieCell(Item.ABSENT, Payload.ABSENT);

    /** Whether somebody has altered or removed the file. */
    boolean isBroken() {
        return file == Payload.ALTERED || (file == Payload.ABSENT && item != Item.ABSENT);
    }

    MovieCell with(Item next) {
        return new MovieCell(next, file);
    }

    MovieCell with(Payload next) {
        return new MovieCell(item, next);
    }
}
