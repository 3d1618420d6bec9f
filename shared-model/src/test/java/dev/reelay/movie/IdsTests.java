package dev.reelay.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTests {

    @Test
    void ofIdempotencyKey_always_isTheSameUuidOfVersion8() {
        JobId id = JobId.ofIdempotencyKey("order-4711");

        assertThat(id).isEqualTo(new JobId("f6c499dc-dd30-83c4-8ffd-5ca296a96633"));
        assertThat(UUID.fromString(id.value()).version()).isEqualTo(8);
        assertThat(UUID.fromString(id.value()).variant()).isEqualTo(2);
    }

    @Test
    void ofIdempotencyKey_anyKeys_areDistinctUuidsOfVersion8() {
        var ids = IntStream.range(0, 2000)
                .mapToObj(i -> JobId.ofIdempotencyKey("key " + i))
                .toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> UUID.fromString(id.value()).version() == 8)
                .allMatch(id -> UUID.fromString(id.value()).variant() == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "018F4F3E-7A2B-8C4D-9E5F-6A7B8C9D0E1F",
                "018f4f3e7a2b8c4d9e5f6a7b8c9d0e1f",
                "018f4f3e-7a2b-8c4d-9e5f-6a7b8c9d0e1f\n",
                "018f4f3e-7a2b-8c4d-9e5f-6a7b8c9d0e1g"
            })
    void parse_whatIsNoJobId_isNothing(String text) {
        assertThat(JobId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 89, 90, 999_999, 9_999_999})
    void value_ofAMovieId_isParsedBack(int number) {
        MovieId id = new MovieId(number);

        assertThat(id.value()).hasSize(7).isEqualTo(id.toString());
        assertThat(MovieId.parse(id.value())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_000_000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void movieId_numberBeyondSevenDigits_isRejected(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MovieId(number));
    }

    @Test
    void quoted_foreignText_isShortAndOnOneLine() {
        assertThat(Quoted.of("a\r\nb\u0000\u202e" + "c".repeat(100))).isEqualTo("\"a??b??" + "c".repeat(54) + "...\"");
    }
}
