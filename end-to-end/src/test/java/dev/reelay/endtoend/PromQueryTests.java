package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.endtoend.PromQuery.Grouping;
import dev.reelay.endtoend.PromQuery.Selector;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQueryTests {

    private static final PromQuery QUERY = new PromQuery("""
            60 * 0.40e-6 * histogram_quantile(0.99, sum by (stage, le) (rate(a_bucket{job="p", s!~"x|y"}[1m])))
            / (b_total > 0 unless b_total offset 5m) or vector(0)
            """);

    @Test
    void selectors_amongFunctionsNumbersAndRanges_areTheMetrics() {
        assertThat(QUERY.selectors()).extracting(Selector::name).containsExactlyInAnyOrder("a_bucket", "b_total");
    }

    @Test
    void selectors_whenThereAreConditions_selectWhatMeetsThem() {
        Selector buckets = QUERY.selectors().stream()
                .filter(selector -> selector.name().equals("a_bucket"))
                .findFirst()
                .orElseThrow();

        assertThat(buckets.selects(new PromSample("a_bucket", Map.of("s", "z")), Set.of("job")))
                .isTrue();
        assertThat(buckets.selects(new PromSample("a_bucket", Map.of("s", "z")), Set.of()))
                .isFalse();
        assertThat(buckets.selects(new PromSample("a_bucket", Map.of("s", "y")), Set.of("job")))
                .isFalse();
        assertThat(buckets.selects(new PromSample("b_total", Map.of("s", "z")), Set.of("job")))
                .isFalse();
    }

    @Test
    void groupings_whereThereIsOne_areItsLabelsAndWhatItGroups() {
        assertThat(QUERY.groupings())
                .containsExactly(new Grouping(
                        Set.of("stage", "le"), new PromQuery("rate(a_bucket{job=\"p\", s!~\"x|y\"}[1m])")));
    }

    @Test
    void aggregatesAll_onlyWithoutLabelsToGroupBy_isTrue() {
        assertThat(QUERY.aggregatesAll()).isFalse();
        assertThat(new PromQuery("60 * sum (rate(a_sum[1m]))").aggregatesAll()).isTrue();
        assertThat(new PromQuery("max(sum by (stage) (a))").aggregatesAll()).isTrue();
    }

    @Test
    void groupings_writtenBehind_areRefused() {
        PromQuery behind = new PromQuery("sum(a) by (stage)");

        assertThatThrownBy(behind::groupings).hasMessageContaining("sum by (label) (...)");
    }
}
