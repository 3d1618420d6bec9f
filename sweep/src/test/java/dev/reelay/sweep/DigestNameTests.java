package dev.reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestNameTests {

    private static final String DIGEST = "0a".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = {"", ".json", ".tar.gz", "."})
    void in_whenKeyIsADigest_isThat(String extension) {
        assertThat(DigestName.in(DIGEST + extension)).contains(DIGEST);
        assertThat(DigestName.in("movies/2026/" + DIGEST + extension)).contains(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s0", "x%s", "%s-json", "%s/", "%s/x", "%s.a/b", "laptop.json", ""})
    void in_whenKeyIsSomethingElse_isNothing(String form) {
        assertThat(DigestName.in(form.formatted(DIGEST))).isEmpty();
    }

    @Test
    void in_whenDigitsAreCapitals_isNothing() {
        assertThat(DigestName.in("0A".repeat(32) + ".json")).isEmpty();
    }
}
