package dev.reelay.movie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is part of a key is written alike on every machine. */
@Isolated
class LocaleTests {

    @Test
    void value_whereDigitsAreWrittenOtherwise_isInAsciiDigits() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            assertThat(new MovieId(42).value()).isEqualTo("0000042");
        } finally {
            Locale.setDefault(before);
        }
    }
}
