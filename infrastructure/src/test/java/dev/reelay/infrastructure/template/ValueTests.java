package dev.reelay.infrastructure.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    !Ref X              | {"Ref": "X"}
                    !Condition X        | {"Condition": "X"}
                    !GetAtt X.Y.Z       | {"Fn::GetAtt": ["X", "Y.Z"]}
                    !GetAtt [X, Y]      | {"Fn::GetAtt": ["X", "Y"]}
                    !Sub "${X}-a"       | {"Fn::Sub": "${X}-a"}
                    !If [C, !Ref X, b]  | {"Fn::If": ["C", {"Ref": "X"}, "b"]}
                    """)
    void parse_whenFormIsShort_spellsItOut(String shortForm, String longForm) {
        assertThat(Value.parse(shortForm)).isEqualTo(Value.parse(longForm));
    }

    @Test
    void parse_whenScalarsAreNumbersBooleansOrDates_keepsThemAsTheyAreWritten() {
        assertThat(Value.parse("{a: 1209600, b: true, c: 2012-10-17, d: 007}").texts())
                .containsEntry("a", "1209600")
                .containsEntry("b", "true")
                .containsEntry("c", "2012-10-17")
                .containsEntry("d", "007");
    }

    @Test
    void parse_whenNameIsGivenTwice_saysWhich() {
        assertThatThrownBy(() -> Value.parse("{a: 1, b: 2, a: 3}")).hasMessageContaining("'a' is given twice");
    }

    @Test
    void parse_whenThereIsAnAlias_refusesItAsCloudFormationWould() {
        assertThatThrownBy(() -> Value.parse("{a: &x [1], b: *x}")).hasMessageContaining("no aliases");
    }

    @Test
    void texts_whenNested_haveTheirPaths() {
        assertThat(Value.parse("{a: {b: [{c: 1}, {c: 2}]}}").texts())
                .containsEntry("a.b[0].c", "1")
                .containsEntry("a.b[1].c", "2")
                .hasSize(2);
    }

    @Test
    void items_whenThereIsOne_areAListOfIt() {
        assertThat(Value.parse("one").items()).containsExactly(new Value.Text("one"));
    }
}
