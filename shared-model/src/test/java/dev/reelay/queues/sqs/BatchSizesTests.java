package dev.reelay.queues.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.queues.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchSizesTests {

    /** What every backend takes in one request: 256 KiB. */
    private static final int LIMIT = 262_144;

    @Test
    void split_tenPointers_staysOneBatch() {
        List<Outgoing> pointers = Collections.nCopies(10, message("x".repeat(250), Map.of("traceparent", "00-1-1-01")));

        assertThat(BatchSizes.split(pointers)).containsExactly(pointers);
    }

    @Test
    void split_eightBodiesOf30KiB_staysOneBatch() {
        assertThat(BatchSizes.split(Collections.nCopies(8, message("x".repeat(30_000), Map.of()))))
                .hasSize(1);
    }

    @Test
    void split_charactersOfThreeBytes_countsBytes() {
        List<Outgoing> messages = Collections.nCopies(3, message("七".repeat(30_000), Map.of()));

        assertThat(BatchSizes.split(messages)).extracting(List::size).containsExactly(2, 1);
    }

    @Test
    void split_largeAttributes_countsThem() {
        List<Outgoing> messages = Collections.nCopies(3, message("x", Map.of("large", "x".repeat(100_000))));

        assertThat(BatchSizes.split(messages)).extracting(List::size).containsExactly(2, 1);
    }

    @Test
    void split_messageBeyondTheLimit_goesAlone() {
        Outgoing small = message("small", Map.of());
        Outgoing huge = message("x".repeat(1 << 20), Map.of());

        assertThat(BatchSizes.split(List.of(small, huge, small)))
                .containsExactly(List.of(small), List.of(huge), List.of(small));
    }

    @Test
    void split_anyMessages_keepsOrderAndLimit() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Outgoing> messages = IntStream.rangeClosed(0, random.nextInt(10))
                    .mapToObj(i -> message(anyText(random), Map.of("a" + i, anyText(random))))
                    .toList();

            List<List<Outgoing>> batches = BatchSizes.split(messages);

            assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(messages);
            assertThat(batches).noneMatch(List::isEmpty);
            assertThat(batches).allMatch(batch -> batch.size() == 1 || bytes(batch) <= LIMIT);
        }
    }

    private static String anyText(Random random) {
        String alphabet = Stream.of("x", "é", "七", "🎬")
                .skip(random.nextInt(4))
                .findFirst()
                .orElseThrow();
        return alphabet.repeat(1 + random.nextInt(20_000));
    }

    /** As SQS counts: the body, and of each attribute its name, type and value. */
    private static int bytes(List<Outgoing> batch) {
        return batch.stream()
                .flatMap(message -> Stream.concat(
                        Stream.of(message.body()),
                        message.attributes().entrySet().stream()
                                .flatMap(entry -> Stream.of(entry.getKey(), "String", entry.getValue()))))
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static Outgoing message(String body, Map<String, String> attributes) {
        return new Outgoing(body, "group", "id", attributes);
    }
}
