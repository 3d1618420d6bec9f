package dev.reelay.model;

import java.util.List;

/** Sending to a queue. A FIFO queue may drop a message like one that was sent before, or take it: the five minutes may be over. */
final class Sending {

    static final int MOST_FIFO_MOVIES = 6;

    private final Bounds bounds;

    Sending(Bounds bounds) {
        if (bounds.fifo() && bounds.movies() > MOST_FIFO_MOVIES) {
            throw new IllegalArgumentException("on FIFO queues at most 6 movies: " + bounds.movies());
        }
        this.bounds = bounds;
    }

    /** The worlds that sending may lead to. */
    List<World> send(World world, Channel channel, int from, int to) {
        World taken = world.send(Letter.sent(channel, from, to));
        if (!bounds.fifo()) {
            return List.of(taken);
        }
        long id = deduplicationId(channel, from, to);
        return (world.sent() & id) == 0 ? List.of(taken.remember(id)) : List.of(taken, world);
    }

    private static long deduplicationId(Channel channel, int from, int to) {
        return switch (channel) {
            case REQUEST -> throw new IllegalArgumentException("a client's request travels through no queue");
            case LOAD -> 1L << from;
            case CONFIRM -> 1L << (MOST_FIFO_MOVIES + from);
            case GENERATE -> 1L << (MOST_FIFO_MOVIES * (2 + from) + to - from);
        };
    }
}
