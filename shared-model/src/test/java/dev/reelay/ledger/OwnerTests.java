package dev.reelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTests {

    @ParameterizedTest
    @ValueSource(strings = {"A", "7", "Ada Lovelace", "ada@example.org", "team_7-b.c", "A  B"})
    void isValid_whenItKeepsTheRule_is(String text) {
        assertThat(Owner.isValid(text)).isTrue();
        assertThat(new Owner(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " A", "A ", "A+B", "A#B", "A/B", "Ä", "A\nB", "A\n", "A\tB", "A,B", "A=B", "٧"})
    void isValid_whenItBreaksTheRule_isNot(String text) {
        assertThat(Owner.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Owner(text)).withMessageContaining("breaks the rule");
    }

    @Test
    void isValid_upToSixtyFourCharacters_is() {
        assertThat(Owner.isValid("a".repeat(Owner.LONGEST))).isTrue();
        assertThat(Owner.isValid("a".repeat(Owner.LONGEST + 1))).isFalse();
        assertThat(Owner.RULE).contains("1 to 64");
    }
}
