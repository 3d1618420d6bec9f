package dev.reelay.benchmarks.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatherTests {

    @Test
    void add_makesFullBatchesAndOneOfTheRest() {
        List<List<Integer>> batches = new ArrayList<>();
        Gather<Integer> gather = new Gather<>(3, 7, batches::add);

        gather.add(List.of(1, 2));
        assertThat(batches).isEmpty();
        gather.add(List.of(3, 4, 5, 6, 7));

        assertThat(batches).containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
    }
}
