package dev.reelay.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTests {

    @Test
    void text_ofAParking_isReasonAndDetail() {
        assertThat(new Verdict.Park(ParkReason.FILE_MISSING, "nothing lies there").text())
                .isEqualTo("file-missing: nothing lies there");
    }

    @Test
    void text_foreignCharacters_areReplacedOneByOne() {
        assertThat(new Verdict.Park(ParkReason.MALFORMED, "a\r\nb\u0000é\ud83c\u202e~").text())
                .isEqualTo("malformed: a??b????~");
    }

    @Test
    void text_long_isCutAt1000() {
        assertThat(new Verdict.Park(ParkReason.MALFORMED, "x".repeat(5000)).text())
                .hasSize(1000)
                .startsWith("malformed: xxx");
    }

    @ParameterizedTest
    @EnumSource(ParkReason.class)
    void text_withoutDetail_isStillSomethingThatSqsTakes(ParkReason reason) {
        assertThat(new Verdict.Park(reason, "").text()).matches("[a-z-]+: ");
    }

    @Test
    void code_ofEachReason_isItsOwn() {
        assertThat(Arrays.stream(ParkReason.values()).map(ParkReason::code)).doesNotHaveDuplicates();
    }

    @Test
    void wireName_ofEachStage_isThatOfTheContract() {
        assertThat(Arrays.stream(StageName.values()).map(StageName::wireName))
                .containsExactly("generate", "load", "confirm", "sweep", "widget");
    }
}
