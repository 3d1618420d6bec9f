package dev.reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRangeTests {

    /** What may stand in a bucket beside digests, at every border between ranges. */
    private static final List<String> STRAYS = List.of(
            "1",
            "10",
            "1/",
            "2",
            "9",
            "9\uFFFF",
            "9\uD83C\uDFAC",
            ":",
            "A",
            "Z/z",
            "`",
            "a",
            "a\u0000",
            "af",
            "f",
            "f\uFFFF",
            "g",
            "zz/x",
            "~",
            "é",
            "七人の侍",
            "\uD83C\uDFAC");

    @ParameterizedTest
    @ValueSource(strings = {"", "movies/", "0", "é/"})
    void byNextDigit_whateverKeysThereAre_putsEachIntoExactlyOneRange(String prefix) {
        KeyRange rest = KeyRange.all(prefix).rest(prefix + "0");

        List<KeyRange> ranges = rest.byNextDigit();

        Stream.concat(Fixtures.digestKeys(500).stream(), STRAYS.stream())
                .map(key -> prefix + key)
                .filter(key -> isIn(rest, key))
                .forEach(key -> assertThat(ranges)
                        .as(key)
                        .filteredOn(range -> isIn(range, key))
                        .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"0,16", "1,15", "8,8", "9,7", "a,6", "e,2", "f,1"})
    void byNextDigit_whenItBeginsLater_cutsOnlyWhatIsLeft(String digit, int ranges) {
        String last = digit.repeat(64) + ".json";

        assertThat(KeyRange.all("").rest(last).byNextDigit())
                .hasSize(ranges)
                .first()
                .satisfies(range -> assertThat(range.after()).contains(last));
    }

    @Test
    void byNextDigit_always_endsWhereTheWholeEnds() {
        KeyRange whole = new KeyRange("", Optional.of("0"), Optional.of("f9"));

        assertThat(whole.byNextDigit().getLast()).isEqualTo(new KeyRange("", Optional.of("f"), Optional.of("f9")));
    }

    @Test
    void rest_whenAPageIsDone_keepsTheEnd() {
        KeyRange range = new KeyRange("p/", Optional.of("p/1"), Optional.of("p/2"));

        assertThat(range.rest("p/17")).isEqualTo(new KeyRange("p/", Optional.of("p/17"), Optional.of("p/2")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "0,true",
        "00,true",
        "000000000000000000000000000000000000000000000000000000000000000,true",
        "0000000000000000000000000000000000000000000000000000000000000000,false"
    })
    void spreads_onlyWhereDigitsFollowThePrefix_isTrue(String prefix, boolean spreads) {
        assertThat(KeyRange.all(prefix).spreads("0".repeat(64) + ".json")).isEqualTo(spreads);
    }

    @Test
    void spreads_whenTheDigestLiesInAFolder_isTrueOnlyFromThereOn() {
        String key = "movies/" + "0".repeat(64) + ".json";

        assertThat(KeyRange.all("movies/").spreads(key)).isTrue();
        assertThat(KeyRange.all("mov").spreads(key)).isFalse();
        assertThat(KeyRange.all("").spreads("0/" + "0".repeat(64))).isFalse();
    }

    /** As S3 lists: by the bytes of UTF-8. */
    private static boolean isIn(KeyRange range, String key) {
        return range.after().filter(after -> compare(key, after) <= 0).isEmpty() && range.reaches(key);
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
