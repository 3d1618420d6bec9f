package dev.reelay.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant 5: the same movie is the same bytes under the same name, always. */
class MovieFileTests {

    private static final JobId JOB = new JobId("018f4f3e-7a2b-8c4d-9e5f-6a7b8c9d0e1f");

    static Stream<Arguments> goldenFiles() {
        return Stream.of(
                arguments(
                        "movie.json",
                        new MovieFile.Contents(
                                JOB, new MovieId(42), new Movie("Metropolis", 1927, "Brigitte Helm", "Fritz Lang")),
                        "058c26e03e3369a148586155cf9501785b9a278fdc222e455541ded49abbad84.json"),
                arguments(
                        "movie-non-ascii.json",
                        new MovieFile.Contents(
                                JOB,
                                new MovieId(9_999_999),
                                new Movie(
                                        "Amélie – \"七人の侍\" \\ 🎬 / <b>", 2030, "Жанна Моро", "Ingmar\tBergman\u001f")),
                        "a1d4977eeec140c3f2e66f3f39e01ede71bf9232602b7eba9b30afc8a22a88fb.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenFiles")
    void of_aMovie_isTheGoldenFileNamedByItsDigest(String golden, MovieFile.Contents contents, String key) {
        MovieFile file = MovieFile.of(contents);

        assertThat(file.bytes()).isEqualTo(Golden.bytes(golden));
        assertThat(file.key()).isEqualTo(new FileKey(key)).isEqualTo(FileKey.ofContent(Golden.bytes(golden)));
        assertThat(file.key().digest()).hasSize(32);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenFiles")
    void read_goldenFile_isTheMovie(String golden, MovieFile.Contents contents, String key) {
        assertThat(MovieFile.read(Golden.bytes(golden))).isEqualTo(new Decoded.Value<>(contents));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void read_poison_saysWhatIsWrong(String kind, byte[] bytes, String problem) {
        assertThat(MovieFile.read(bytes))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.problem()).startsWith(problem));
    }

    static Stream<Arguments> poison() {
        String golden = Golden.text("movie.json");
        return Stream.of(
                arguments("empty", new byte[0], "not a JSON object"),
                arguments("an array", utf8("[]"), "not a JSON object"),
                arguments("not UTF-8", "{\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), "not JSON"),
                arguments("cut within a character", new byte[] {'{', '"', (byte) 0xf0, (byte) 0x9f}, "not JSON"),
                arguments(
                        "half a character in UTF-8",
                        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                        "not"),
                arguments("trailing garbage", utf8(golden + " ,"), "not JSON"),
                arguments("a duplicate name", utf8(golden.replace("{", "{\"year\":1,")), "not JSON"),
                arguments("33 levels deep", utf8("[".repeat(33) + "]".repeat(33)), "JSON nested deeper than 32"),
                arguments("year missing", utf8(golden.replace("\"year\":1927,", "")), "year is missing"),
                arguments("year a string", utf8(golden.replace("1927", "\"1927\"")), "year is not a whole number"),
                arguments("year a fraction", utf8(golden.replace("1927", "1927.0")), "year is not a whole number"),
                arguments("year in powers", utf8(golden.replace("1927", "1e3")), "year is not a whole number"),
                arguments("year huge", utf8(golden.replace("1927", "9".repeat(900))), "year is not a whole number"),
                arguments("year hugest", utf8(golden.replace("1927", "9".repeat(2000))), "JSON nested deeper"),
                arguments("year beyond int", utf8(golden.replace("1927", "4294969223")), "year is not a whole"),
                arguments("before the first film", utf8(golden.replace("1927", "1887")), "year is not from 1888"),
                arguments("too far ahead", utf8(golden.replace("1927", "2031")), "year is not from 1888 to 2030"),
                arguments("title blank", utf8(golden.replace("Metropolis", "\\u2003")), "title is blank"),
                arguments("title missing", utf8(golden.replace("\"title\":\"Metropolis\",", "")), "title is missing"),
                arguments("actor null", utf8(golden.replace("\"Brigitte Helm\"", "null")), "actor is not a string"),
                arguments("director blank", utf8(golden.replace("Fritz Lang", " ")), "director is blank"),
                arguments("jobId wrong", utf8(golden.replace("018f", "018F")), "jobId is not a lower-case UUID"),
                arguments("movieId wrong", utf8(golden.replace("0000042", "")), "movieId is not seven digits"));
    }

    @Test
    void of_anotherMovie_hasAnotherKey() {
        MovieFile.Contents one = new MovieFile.Contents(JOB, new MovieId(1), new Movie("A", 2000, "B", "C"));
        MovieFile.Contents other = new MovieFile.Contents(JOB, new MovieId(2), new Movie("A", 2000, "B", "C"));

        assertThat(MovieFile.of(one)).isEqualTo(MovieFile.of(one)).isNotEqualTo(MovieFile.of(other));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
