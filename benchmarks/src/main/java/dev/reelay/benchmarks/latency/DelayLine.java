package dev.reelay.benchmarks.latency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Bytes that come out in their order, each the same time after it went in, however many are on their way. */
final class DelayLine {

    private static final int CHUNK = 64 * 1024;

    private final DelayQueue<Chunk> onTheWay = new DelayQueue<>();
    private final long delayNanos;
    private long next;

    DelayLine(Duration delay) {
        this.delayNanos = delay.toNanos();
    }

    /** Reads to the end of the stream, which goes on its way like everything before it. By one thread only. */
    void read(InputStream in) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            put(Arrays.copyOf(buffer, count), false);
        }
        end();
    }

    /** Nothing more will come. */
    void end() {
        put(new byte[0], true);
    }

    /** Writes what comes out until the end does. */
    void write(OutputStream out) throws IOException, InterruptedException {
        for (Chunk chunk = onTheWay.take(); !chunk.last(); chunk = onTheWay.take()) {
            out.write(chunk.bytes());
            out.flush();
        }
    }

    private void put(byte[] bytes, boolean last) {
        onTheWay.put(new Chunk(next++, System.nanoTime() + delayNanos, bytes, last));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared by its bytes
    private record Chunk(long number, long dueNanos, byte[] bytes, boolean last) implements Delayed {

        private static final Comparator<Chunk> ORDER = Comparator.comparingLong(Chunk::number);

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return other instanceof Chunk chunk ? ORDER.compare(this, chunk) : -1;
        }
    }
}
