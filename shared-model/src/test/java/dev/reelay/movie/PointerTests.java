package dev.reelay.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PointerTests {

    private static final String JOB = "018f4f3e-7a2b-8c4d-9e5f-6a7b8c9d0e1f";
    private static final String KEY = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069.json";

    private static final Pointer POINTER =
            new Pointer(new FileLocation("movie-bucket", new FileKey(KEY)), new JobId(JOB), new MovieId(42));

    @Test
    void json_ofAPointer_isTheGoldenFile() {
        assertThat(POINTER.json()).isEqualTo(Golden.text("pointer.json"));
    }

    @Test
    void read_goldenFile_isThePointer() {
        assertThat(Pointer.read(Golden.text("pointer.json"))).isEqualTo(new Decoded.Value<>(POINTER));
    }

    @Test
    void read_fieldsInAnotherOrderWithSpacesAndUnknownOnes_isThePointer() {
        String body = """
                {"movieId" : "0000042", "trace": {"a": [1e400, null]}, "jobId":"%s",
                 "key":"%s", "bucket":"movie\\u002dbucket"}
                """.formatted(JOB, KEY);

        assertThat(Pointer.read(body)).isEqualTo(new Decoded.Value<>(POINTER));
    }

    @Test
    void read_32LevelsDeep_isStillRead() {
        assertThat(Pointer.read(with("\"deep\":" + nested(31)))).isEqualTo(new Decoded.Value<>(POINTER));
    }

    @Test
    void read_bucketThatIsOnlyHalfACharacter_isAPointerElsewhere() {
        String body = Golden.text("pointer.json").replace("movie-bucket", "\\ud83c");

        assertThat(Pointer.read(body))
                .isInstanceOfSatisfying(
                        Decoded.Value.class,
                        pointer -> assertThat(pointer.value()).isNotEqualTo(POINTER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void read_poison_saysWhatIsWrong(String kind, String body, String problem) {
        assertThat(Pointer.read(body))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.problem())
                                .startsWith(problem)
                                .hasSizeLessThan(200)
                                .matches("[\\x20-\\x7e]+"));
    }

    static Stream<Arguments> poison() {
        String golden = Golden.text("pointer.json");
        return Stream.of(
                arguments("empty", "", "not a JSON object"),
                arguments("only spaces", " \n ", "not a JSON object"),
                arguments("not JSON", "hello", "not JSON, from line 1"),
                arguments("not JSON over several lines", "{\n\n\u0000", "not JSON, from line 3"),
                arguments("cut off", golden.substring(0, 40), "not JSON"),
                arguments("single quotes", golden.replace('"', '\''), "not JSON"),
                arguments("a comment", golden.replace("{", "{/**/"), "not JSON"),
                arguments("NaN", with("\"x\":NaN"), "not JSON"),
                arguments("a raw line break in a string", golden.replace("movie-b", "movie\nb"), "not JSON"),
                arguments("an array", "[" + golden + "]", "not a JSON object"),
                arguments("null", "null", "not a JSON object"),
                arguments("a string", "\"" + KEY + "\"", "not a JSON object"),
                arguments("a number", "4711", "not a JSON object"),
                arguments("trailing garbage", golden + "x", "not JSON"),
                arguments("a second object", golden + golden, "not JSON"),
                arguments("one brace too many", golden + "}", "not JSON"),
                arguments("a duplicate name", with("\"bucket\":\"other\""), "not JSON"),
                arguments("a duplicate name in disguise", with("\"b\\u0075cket\":\"other\""), "not JSON"),
                arguments("a duplicate name within", with("\"x\":{\"a\":1,\"a\":2}"), "not JSON"),
                arguments("33 levels", with("\"deep\":" + nested(32)), "JSON nested deeper than 32 levels"),
                arguments("a million levels", "[".repeat(1_000_000), "JSON nested deeper than 32 levels"),
                arguments(
                        "a number of 2,000 digits",
                        with("\"x\":" + "9".repeat(2000)),
                        "JSON nested deeper than 32 levels, or with a longer number"),
                arguments("a name of 100,000 characters", with("\"" + "x".repeat(100_000) + "\":1"), "JSON nested"),
                arguments("bucket missing", golden.replace("\"bucket\":\"movie-bucket\",", ""), "bucket is missing"),
                arguments("key missing", golden.replace("\"key\":\"" + KEY + "\",", ""), "key is missing"),
                arguments("jobId missing", golden.replace("\"jobId\":\"" + JOB + "\",", ""), "jobId is missing"),
                arguments("movieId missing", golden.replace(",\"movieId\":\"0000042\"", ""), "movieId is missing"),
                arguments("bucket null", golden.replace("\"movie-bucket\"", "null"), "bucket is not a string"),
                arguments("key an object", golden.replace("\"" + KEY + "\"", "{}"), "key is not a string"),
                arguments("movieId a number", golden.replace("\"0000042\"", "42"), "movieId is not a string"),
                arguments("movieId too short", golden.replace("0000042", "42"), "movieId is not seven digits"),
                arguments("movieId too long", golden.replace("0000042", "00000042"), "movieId is not seven digits"),
                arguments("movieId negative", golden.replace("0000042", "-000042"), "movieId is not seven digits"),
                arguments("movieId in other digits", golden.replace("0000042", "٠٠٠٠٠٤٢"), "movieId is not seven"),
                arguments("jobId in upper case", golden.replace(JOB, JOB.toUpperCase(Locale.ROOT)), "jobId"),
                arguments("jobId not a UUID", golden.replace(JOB, "1"), "jobId is not a lower-case UUID"),
                arguments("jobId with a line break", golden.replace(JOB, JOB + "\\n"), "jobId is not a lower-case"),
                arguments("key in upper case", golden.replace("7f83b", "7F83B"), "key is not a SHA-256"),
                arguments("key of another form", golden.replace(".json\"", ".xml\""), "key is not a SHA-256"),
                arguments("key with a path", golden.replace("7f83b", "../7f83b"), "key is not a SHA-256"),
                arguments("key that forges a log line", golden.replace(KEY, "\\r\\nERROR \\u202e"), "key is not a"),
                arguments("key that is long", golden.replace(KEY, "x".repeat(300_000)), "key is not a SHA-256"),
                arguments("half a character as key", golden.replace(KEY, "\\ud800"), "key is not a SHA-256"));
    }

    /** The golden pointer with one more field. */
    private static String with(String field) {
        return Golden.text("pointer.json").replaceFirst("\\{", "{" + Matcher.quoteReplacement(field) + ",");
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
