package dev.reelay.queues.sqs;

import dev.reelay.queues.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps a batch of messages under the size that SQS takes in one request, bodies and attributes together. */
final class BatchSizes {

    /** Of 256 KiB, which every backend takes (AWS has taken 1 MiB since 2025); a larger message goes alone. */
    private static final int MOST_BYTES = 250_000;

    private BatchSizes() {}

    static List<List<Outgoing>> split(List<Outgoing> messages) {
        List<List<Outgoing>> batches = new ArrayList<>();
        List<Outgoing> batch = new ArrayList<>();
        int bytes = 0;
        for (Outgoing message : messages) {
            int size = size(message);
            if (!batch.isEmpty() && bytes + size > MOST_BYTES) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        batches.add(batch);
        return batches;
    }

    private static int size(Outgoing message) {
        int bytes = bytes(message.body());
        for (var attribute : message.attributes().entrySet()) {
            bytes += bytes(attribute.getKey()) + bytes("String") + bytes(attribute.getValue());
        }
        return bytes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
