package dev.reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyPageTests {

    private static final KeyRange REST = KeyRange.all("").rest("0");

    @Test
    void parts_whenThePageIsTheLast_areNone() {
        assertThat(new KeyPage(objects(Fixtures.digestKeys(3)), Optional.empty()).parts())
                .isEmpty();
    }

    @Test
    void parts_whenAllKeysAreDigests_areSixteen() {
        assertThat(new KeyPage(objects(Fixtures.digestKeys(3)), Optional.of(REST)).parts())
                .hasSize(16);
    }

    @Test
    void parts_whenOneKeyIsNone_areTheRestAsItIs() {
        List<String> keys = Stream.concat(Fixtures.digestKeys(3).stream(), Stream.of("z.json"))
                .toList();

        assertThat(new KeyPage(objects(keys), Optional.of(REST)).parts()).containsExactly(REST);
    }

    private static List<SweptObject> objects(List<String> keys) {
        return keys.stream().map(Fixtures::anObject).toList();
    }
}
