package dev.reelay.producer.sweeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetNameTests {

    @Test
    void parse_whenItIsAName_isThat() {
        assertThat(TargetName.parse("objects.fifo"))
                .contains(new TargetName("objects.fifo", "objects.fifo", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.eu-central-1.amazonaws.com/111122223333/objects.fifo",
                "http://127.0.0.1:4567/111122223333/objects.fifo",
                "http://localhost:4566/queue/eu-central-1/111122223333/objects.fifo",
                "http://sqs.us-east-1.localhost.localstack.cloud:4566/111122223333/objects.fifo"
            })
    void parse_whenItIsAUrl_takesNameAndAccountFromItAndNothingElse(String url) {
        assertThat(TargetName.parse(url)).contains(new TargetName(url, "objects.fifo", Optional.of("111122223333")));
    }

    @Test
    void region_whenItIsAUrlOfAws_isTheOneInIt() {
        assertThat(TargetName.parse("https://sqs.eu-central-1.amazonaws.com/111122223333/objects.fifo")
                        .flatMap(TargetName::region))
                .contains("eu-central-1");
        assertThat(TargetName.parse("http://127.0.0.1:4567/111122223333/objects.fifo")
                        .flatMap(TargetName::region))
                .isEmpty();
        assertThat(TargetName.parse("objects.fifo").flatMap(TargetName::region)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".fifo",
                "objects",
                "objects.fifo ",
                "a/objects.fifo",
                "ob.jects.fifo",
                "https://sqs.eu-central-1.amazonaws.com/111122223333/objects",
                "https://sqs.eu-central-1.amazonaws.com/1111/objects.fifo",
                "https://sqs.eu-central-1.amazonaws.com/objects.fifo",
                "ftp://host/111122223333/objects.fifo",
                "https://host/111122223333/objects.fifo?Action=DeleteQueue",
                "https://host/111122223333/objects.fifo#x",
                "arn:aws:sqs:eu-central-1:111122223333:objects.fifo"
            })
    void parse_whenItIsNeither_isNothing(String text) {
        assertThat(TargetName.parse(text)).isEmpty();
    }

    @Test
    void parse_whenItIsTooLong_isNothing() {
        assertThat(TargetName.parse("a".repeat(75) + ".fifo")).isPresent();
        assertThat(TargetName.parse("a".repeat(76) + ".fifo")).isEmpty();
        assertThat(TargetName.parse("https://host/" + "a/".repeat(1_000_000) + "111122223333/objects.fifo"))
                .isEmpty();
    }
}
