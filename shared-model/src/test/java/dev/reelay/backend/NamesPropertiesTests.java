package dev.reelay.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.schema.SchemaNames;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NamesPropertiesTests {

    @Test
    void names_whenNoneIsGiven_areThoseOfTheContract() {
        assertThat(names(Map.of())).isEqualTo(SchemaNames.defaults());
    }

    /** As {@code schema load --queue-suffix .fifo} makes them. */
    @Test
    void names_whenTheMoviesQueuesAreFifo_areSoOfSweepsToo() {
        assertThat(names(Map.of(
                        "reelay.queues.generate", "movie-generate.fifo",
                        "reelay.queues.load", "movie-load.fifo",
                        "reelay.queues.confirm", "movie-confirm.fifo")))
                .isEqualTo(SchemaNames.defaults().withQueueSuffix(".fifo"));
    }

    @Test
    void names_whenGiven_areTheGiven() {
        assertThat(names(Map.of("reelay.queues.generate", "g.fifo", "reelay.queues.sweep", "s"))
                        .sweepQueue())
                .isEqualTo("s");
    }

    private static SchemaNames names(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("reelay", NamesProperties.class)
                .names();
    }
}
