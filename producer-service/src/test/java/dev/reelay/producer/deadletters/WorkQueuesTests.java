package dev.reelay.producer.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.schema.SchemaNames;
import org.junit.jupiter.api.Test;

class WorkQueuesTests {

    private final WorkQueues queues = new WorkQueues(SchemaNames.defaults().withQueueSuffix(".fifo"));

    @Test
    void named_whenOneOfOurs_findsIt() {
        assertThat(queues.named("movie-load.fifo")).contains(new WorkQueue("movie-load.fifo"));
        assertThat(queues.named("movie-load")).isEmpty();
        assertThat(queues.named("movie-load-dlq.fifo")).isEmpty();
    }

    @Test
    void withDeadLettersIn_whenOneOfOurs_findsTheQueue() {
        assertThat(queues.withDeadLettersIn("movie-load-dlq.fifo")).contains(new WorkQueue("movie-load.fifo"));
        assertThat(queues.withDeadLettersIn("movie-load.fifo")).isEmpty();
    }
}
