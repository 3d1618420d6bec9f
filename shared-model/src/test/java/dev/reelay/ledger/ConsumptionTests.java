package dev.reelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ConsumptionTests {

    @Test
    void text_whateverWasAdded_isAPlainDecimalNumber() {
        assertThat(textOf(List.of())).isEqualTo("0");
        assertThat(textOf(List.of(0.5))).isEqualTo("0.5");
        assertThat(textOf(List.of(0.5, 1.0, 4.0))).isEqualTo("5.5");
        assertThat(textOf(List.of(5.0, 5.0))).isEqualTo("10");
        assertThat(textOf(DoubleStream.generate(() -> 1e6).limit(100).boxed().toList()))
                .isEqualTo("100000000");
    }

    private static String textOf(List<Double> units) {
        Consumption consumption = new Consumption();
        units.forEach(consumption::add);
        return consumption.text();
    }
}
