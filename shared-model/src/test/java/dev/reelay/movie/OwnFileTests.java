package dev.reelay.movie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFileTests {

    private static final FileName LAPTOP = new FileName("laptop.json");
    private static final String DIGITS = "12345678901234567890123456789012345678";

    /** Beside the text in {@code {"a":"text"}}: the map, and for its one pair a byte and the name. */
    private static final int AROUND_A_TEXT = 3 + 1 + 1;

    @Test
    void read_everyKindOfValue_isWhatTheFileSays() {
        String json = """
                {"text": "七\\u0000\\t", "empty": "", "yes": true, "no": false, "nothing": null,
                 "number": -12.50, "list": [1, [], {}], "map": {"state": {"b": ["c"]}}}
                """;

        assertThat(attributes(json).values())
                .containsOnly(
                        Map.entry("text", new JsonValue.Text("七\0\t")),
                        Map.entry("empty", new JsonValue.Text("")),
                        Map.entry("yes", new JsonValue.Truth(true)),
                        Map.entry("no", new JsonValue.Truth(false)),
                        Map.entry("nothing", new JsonValue.Nothing()),
                        Map.entry("number", number("-12.5")),
                        Map.entry("list", list(number("1"), list(), map(Map.of()))),
                        Map.entry("map", map(Map.of("state", map(Map.of("b", list(new JsonValue.Text("c"))))))));
    }

    @Test
    void read_anEmptyObject_hasNoAttributes() {
        assertThat(attributes(" {} ").values()).isEmpty();
    }

    @Test
    void read_namesInAnyOrder_areOneAndTheSame() {
        assertThat(attributes("{\"b\":2,\"a\":1}")).isEqualTo(attributes("{\"a\":1,\"b\":2}"));
        assertThat(attributes("{\"b\":2,\"a\":1}").values().keySet()).containsExactly("a", "b");
        assertThat(attributes("{\"a\":[1,2]}")).isNotEqualTo(attributes("{\"a\":[2,1]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 15e-1",
        "100, 1E+2",
        "0, -0.00",
        "0, 0e999999999",
        "12300, 1.23e4",
        "1e40, 10e39",
        "-1e-130, -0.1e-129",
        "9e125, 0.9e126"
    })
    void read_oneNumberSpelledTwoWays_isTheSame(String one, String other) {
        assertThat(attributes("{\"a\":" + one + "}")).isEqualTo(attributes("{\"a\":" + other + "}"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0000000000000000000000000000000000001",
        "9007199254740993, 9007199254740992",
        "0.1, 0.10000000000000001"
    })
    void read_numbersThatADoubleCannotTell_areDifferent(String one, String other) {
        assertThat(attributes("{\"a\":" + one + "}")).isNotEqualTo(attributes("{\"a\":" + other + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {DIGITS, "-" + DIGITS, "0." + DIGITS, DIGITS + "0000000000", DIGITS + "e88", "1e-130", "9.9e125"})
    void read_numberAtTheBounds_isExact(String spelled) {
        assertThat(attributes("{\"a\":" + spelled + "}").values()).containsOnly(Map.entry("a", number(spelled)));
        assertThat(number(spelled).value()).isEqualByComparingTo(new BigDecimal(spelled));
    }

    @Test
    void numeral_ofUpTo38Digits_isWrittenWithoutAnExponent() {
        assertThat(number("1E+2").value()).hasToString("100");
        assertThat(number("1e37").value()).hasToString("1" + "0".repeat(37));
        assertThat(number("1e38").value()).hasToString("1E+38");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void read_whatNoItemCanHold_saysWhy(String kind, byte[] bytes, String problem) {
        assertThat(OwnFile.read(LAPTOP, bytes))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.problem()).contains(problem));
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                arguments("nothing", new byte[0], "is not a JSON object"),
                arguments("an array", utf8("[{}]"), "is not a JSON object"),
                arguments("a text", utf8("\"{}\""), "is not a JSON object"),
                arguments("null", utf8("null"), "is not a JSON object"),
                arguments("cut off", utf8("{\"a\":[1,"), "is not JSON"),
                arguments("cut off after a name", utf8("{\"a\""), "is not JSON"),
                arguments("a trailing comma", utf8("{\"a\":1,}"), "is not JSON"),
                arguments("a comment", utf8("{}//"), "is not JSON"),
                arguments("not a number", utf8("{\"a\":NaN}"), "is not JSON"),
                arguments("a second object", utf8("{} {}"), "goes on after its object"),
                arguments("garbage behind", utf8("{} x"), "is not JSON"),
                arguments("a byte order mark", utf8("\ufeff{}"), "is not JSON"),
                arguments("a name twice", utf8("{\"a\":1,\"a\":1}"), "gives a name twice"),
                arguments("a name twice within", utf8("{\"a\":[{\"b\":1,\"b\":2}]}"), "gives a name twice"),
                arguments("a name twice, spelled otherwise", utf8("{\"a\":1,\"\\u0061\":1}"), "gives a name twice"),
                arguments("Latin 1", "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8"),
                arguments("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16), "is not UTF-8"),
                arguments("UTF-16 without a mark", "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE), "is not"),
                arguments(
                        "half a character", new byte[] {'{', '"', (byte) 0xf0, (byte) 0x9f, '"', '}'}, "is not UTF-8"),
                arguments(
                        "half a pair in UTF-8",
                        new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
                        "is not UTF-8"),
                arguments("half a pair", utf8("{\"a\":\"x\\ud83c\"}"), "half of a surrogate pair"),
                arguments("half a pair in a name", utf8("{\"\\udfac\":1}"), "a name with half of a surrogate pair"),
                arguments("an empty name", utf8("{\"\":1}"), "an empty name"),
                arguments("an empty name within", utf8("{\"a\":[{\"\":1}]}"), "an empty name"),
                arguments("a name too long", utf8("{\"" + "é".repeat(32_768) + "\":1}"), "a name of more than 65535"),
                arguments("a name longer still", utf8("{\"" + "n".repeat(60_000) + "\":1}"), "longer number or name"),
                arguments("39 digits", utf8("{\"a\":" + DIGITS + ".9}"), "a number of 39 digits"),
                arguments("many digits", utf8("{\"a\":" + "9".repeat(999) + "}"), "has a number"),
                arguments("most digits", utf8("{\"a\":" + "9".repeat(2_000) + "}"), "longer number or name"),
                arguments("too large a number", utf8("{\"a\":1e126}"), "whose size is not from 1E-130"),
                arguments("too small a number", utf8("{\"a\":-9.9e-131}"), "whose size is not from 1E-130"),
                arguments("a number beyond all", utf8("{\"a\":100e2147483647}"), "has a number whose size"),
                arguments("a number that nobody can read", utf8("{\"a\":1e99999999999}"), "has a number whose size"),
                arguments("31 levels deep", utf8(nested(31)), "nests deeper than 30 levels"),
                arguments("100,000 levels deep", utf8("{\"a\":" + "[".repeat(100_000)), "nests deeper than 30 levels"),
                arguments("a byte too many", utf8(ofText(OwnFile.MOST_BYTES - AROUND_A_TEXT + 1)), "more than 400000"),
                arguments("a mebibyte of text", utf8(ofText(1_000_000)), "more than 400000"),
                arguments("a mebibyte of brackets", utf8(ofElements("[]", 340_000)), "more than 400000"),
                arguments("a mebibyte of digits", utf8(ofElements("0", 500_000)), "more than 400000"));
    }

    @Test
    void read_asDeepAsAnItem_isRead() {
        assertThat(OwnFile.read(LAPTOP, utf8(nested(30)))).isInstanceOf(Decoded.Value.class);
    }

    @Test
    void read_asLargeAsAnItem_isRead() {
        assertThat(OwnFile.read(LAPTOP, utf8(ofText(OwnFile.MOST_BYTES - AROUND_A_TEXT))))
                .isInstanceOf(Decoded.Value.class);
        // What takes no place in an item may stand in a file.
        assertThat(OwnFile.read(LAPTOP, utf8(" ".repeat(1_000_000) + "{\"a\":1}")))
                .isInstanceOf(Decoded.Value.class);
    }

    @Test
    void read_aNameOfTheLongest_isRead() {
        String longest = "é".repeat(32_767) + "n";

        assertThat(attributes("{\"" + longest + "\":1}").values()).containsOnlyKeys(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop.json", ".json", "..json", "a.b-C_9.json", "a.json.json"})
    void fileName_withinTheRule_isParsed(String text) {
        assertThat(FileName.parse(text)).contains(new FileName(text));
        assertThat(new FileName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "laptop",
                "laptop.JSON",
                "laptop.json ",
                "laptop.json\n",
                "lap top.json",
                "a/b.json",
                "ä.json",
                "..",
                "%.json"
            })
    void fileName_outsideTheRule_isNothing(String text) {
        assertThat(FileName.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new FileName(text));
    }

    @Test
    void fileName_ofTheGreatestLength_hasNoneBeyondIt() {
        assertThat(FileName.parse("n".repeat(123) + ".json")).isPresent();
        assertThat(FileName.parse("n".repeat(124) + ".json")).isEmpty();
    }

    private static JsonValue.Fields attributes(String json) {
        Decoded<OwnFile> read = OwnFile.read(LAPTOP, utf8(json));
        assertThat(read).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<OwnFile>) read).value().attributes();
    }

    private static JsonValue.Numeral number(String spelled) {
        return new JsonValue.Numeral(new BigDecimal(spelled));
    }

    private static JsonValue.Elements list(JsonValue... values) {
        return new JsonValue.Elements(List.of(values));
    }

    private static JsonValue.Fields map(Map<String, JsonValue> values) {
        return new JsonValue.Fields(values);
    }

    /** An object of so many levels, itself among them. */
    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static String ofText(int length) {
        return "{\"a\":\"" + "x".repeat(length) + "\"}";
    }

    private static String ofElements(String element, int count) {
        return "{\"a\":[" + (element + ",").repeat(count - 1) + element + "]}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
