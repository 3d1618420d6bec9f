package dev.reelay.consumer.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WidgetMetricsTests {

    @Test
    void counters_beforeAnyRequest_areThereAsZero() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        new WidgetMetrics(meters);

        List<Counter> counters =
                List.copyOf(meters.find("reelay.widget.requests").counters());
        assertThat(counters).allMatch(counter -> counter.count() == 0);
        Function<String, Function<Counter, String>> tag =
                name -> counter -> String.valueOf(counter.getId().getTag(name));
        Map<String, List<String>> outcomes = counters.stream()
                .collect(Collectors.groupingBy(
                        tag.apply("type"), Collectors.mapping(tag.apply("outcome"), Collectors.toList())));
        assertThat(outcomes).containsOnlyKeys("create", "update", "delete");
        assertThat(outcomes.get("create")).containsExactlyInAnyOrder("created", "replaced", "repeated");
        assertThat(outcomes.get("update")).containsExactlyInAnyOrder("updated", "absent", "repeated");
        assertThat(outcomes.get("delete")).containsExactlyInAnyOrder("deleted", "absent", "repeated");
    }
}
