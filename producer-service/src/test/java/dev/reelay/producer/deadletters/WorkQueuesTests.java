package dev.reelay.producer.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.Feature;
import dev.reelay.backend.RequiredNames;
import dev.reelay.schema.SchemaNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkQueuesTests {

    private final WorkQueues queues = new WorkQueues(SchemaNames.defaults().withQueueSuffix(".fifo"), List.of());

    @Test
    void named_whenOneOfOurs_findsIt() {
        assertThat(queues.named("movie-load.fifo")).contains(new WorkQueue("movie-load.fifo"));
        assertThat(queues.named("movie-load")).isEmpty();
        assertThat(queues.named("movie-load-dlq.fifo")).isEmpty();
    }

    @Test
    void all_whenAFeatureHasAQueue_endsWithIt() {
        RequiredNames needs = new RequiredNames(List.of(), List.of(), List.of("widget-requests.fifo"));

        WorkQueues more =
                new WorkQueues(SchemaNames.defaults(), List.of(Feature.demanded("Widget requests", needs, "widget")));

        assertThat(more.all()).hasSize(4).endsWith(new WorkQueue("widget-requests.fifo"));
        assertThat(more.withDeadLettersIn("widget-requests-dlq.fifo")).contains(new WorkQueue("widget-requests.fifo"));
    }

    @Test
    void all_whenAFeatureIsLeftOut_areWithoutItsQueue() {
        RequiredNames needs = new RequiredNames(List.of(), List.of(), List.of("bucket-sweep"));
        Feature feature = Feature.whereThereIs("Sweeps", needs, "sweep");
        WorkQueues more = new WorkQueues(SchemaNames.defaults(), List.of(feature));
        assertThat(more.named("bucket-sweep")).isPresent();

        feature.leaveOut(List.of("queue bucket-sweep"));

        assertThat(more.named("bucket-sweep")).isEmpty();
        assertThat(more.all()).hasSize(3);
    }

    @Test
    void withDeadLettersIn_whenOneOfOurs_findsTheQueue() {
        assertThat(queues.withDeadLettersIn("movie-load-dlq.fifo")).contains(new WorkQueue("movie-load.fifo"));
        assertThat(queues.withDeadLettersIn("movie-load.fifo")).isEmpty();
    }
}
