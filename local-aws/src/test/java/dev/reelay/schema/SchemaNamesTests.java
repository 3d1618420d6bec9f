package dev.reelay.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNamesTests {

    @Test
    void defaults_always_areThoseOfTheContract() {
        SchemaNames names = SchemaNames.defaults();

        assertThat(names.bucket()).isEqualTo("movie-bucket");
        assertThat(names.table()).isEqualTo("movie-job-information");
        assertThat(names.queues()).containsExactly("movie-generate", "movie-load", "movie-confirm", "bucket-sweep");
    }

    @Test
    void withQueueSuffix_whenFifo_makesEachQueueFifoOnce() {
        SchemaNames fifo = SchemaNames.defaults().withQueueSuffix(".fifo");

        assertThat(fifo.queues())
                .containsExactly("movie-generate.fifo", "movie-load.fifo", "movie-confirm.fifo", "bucket-sweep.fifo");
        assertThat(fifo.withQueueSuffix(".fifo")).isEqualTo(fifo);
    }

    @ParameterizedTest
    @CsvSource({"movie-load,movie-load-dlq", "movie-load.fifo,movie-load-dlq.fifo"})
    void deadLetterQueue_whenQueueIsGiven_isOfTheSameType(String queue, String deadLetters) {
        assertThat(SchemaNames.deadLetterQueue(queue)).isEqualTo(deadLetters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "with space",
                "a.b",
                "x.fifo.fifo",
                "0123456789012345678901234567890123456789012345678901234567890123456789012345678"
            })
    void create_whenQueueNameIsInvalid_namesIt(String queue) {
        assertThatThrownBy(() -> new SchemaNames("movie-bucket", "table", "generate", queue, "confirm", "sweep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + queue + "' is not a name for a queue");
    }

    @Test
    void create_whenTwoQueuesAreOne_saysSo() {
        assertThatThrownBy(() -> new SchemaNames("movie-bucket", "table", "one", "two", "three", "one"))
                .hasMessageContaining("not all different names");
    }

    @Test
    void create_whenBucketNameHasCapitals_namesIt() {
        assertThatThrownBy(() -> new SchemaNames("Movies", "table", "one", "two", "three", "four"))
                .hasMessageStartingWith("'Movies' is not a name for a bucket");
    }
}
