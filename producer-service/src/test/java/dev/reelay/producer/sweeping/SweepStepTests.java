package dev.reelay.producer.sweeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reelay.movie.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepStepTests {

    private static final String ID = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";
    private static final SweepStep STEP = new SweepStep(new SweepId(ID), 16, 7);

    @Test
    void json_ofAStep_isThatOfTheContract() {
        assertThat(STEP.json()).isEqualTo("{\"sweepId\":\"" + ID + "\",\"range\":16,\"step\":7}");
    }

    @Test
    void read_whatJsonWrites_isTheSame() {
        assertThat(SweepStep.read(STEP.json())).isEqualTo(new Decoded.Value<>(STEP));
    }

    @Test
    void read_whenThereAreMoreFields_ignoresThem() {
        String newer = STEP.json().replace("}", ",\"since\":\"2.0\"}");

        assertThat(SweepStep.read(newer)).isEqualTo(new Decoded.Value<>(STEP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"sweepId\":\"x\",\"range\":0,\"step\":0}",
                "{\"sweepId\":\"" + ID + "\",\"range\":17,\"step\":0}",
                "{\"sweepId\":\"" + ID + "\",\"range\":-1,\"step\":0}",
                "{\"sweepId\":\"" + ID + "\",\"range\":0,\"step\":-1}",
                "{\"sweepId\":\"" + ID + "\",\"range\":0}",
                "{\"sweepId\":\"" + ID + "\",\"range\":\"0\",\"step\":0}",
                "{\"sweepId\":\"" + ID + "\",\"range\":0,\"step\":0}{}",
                "{\"jobId\":\"" + ID + "\",\"from\":0,\"to\":10}"
            })
    void read_whenItIsNoStep_isMalformed(String body) {
        assertThat(SweepStep.read(body)).isInstanceOf(Decoded.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"17,0", "-1,0", "0,-1"})
    void create_whenNoSweepHasIt_isRejected(int range, int step) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SweepStep(new SweepId(ID), range, step));
    }
}
