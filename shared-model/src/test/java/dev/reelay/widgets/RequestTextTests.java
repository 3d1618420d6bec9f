package dev.reelay.widgets;

import static dev.reelay.widgets.Requests.ANN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.movie.Decoded;
import dev.reelay.widgets.RequestText.Reading;
import dev.reelay.widgets.RequestText.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire and lies in buckets, byte by byte: an old file must be read by a new version, and the other way round. */
class RequestTextTests {

    private static final WidgetKey KEY = new WidgetKey("ann-lee", "w-1");
    private static final WidgetRequest REQUEST = new WidgetRequest.Update(
            new RequestId(KEY, "r-7"),
            ANN,
            new TreeMap<>(Map.of("label", "", "description", "A 七 widget", "size", "", "colour", "red")));

    @Test
    void request_writtenAndRead_isTheGoldenFile() throws IOException {
        assertThat(REQUEST.json()).isEqualTo(golden("request.json"));
        assertThat(RequestText.read(golden("request.json"))).isEqualTo(new Reading.Request(REQUEST));
    }

    @Test
    void widget_writtenAndRead_isTheGoldenFile() throws IOException {
        Widget widget =
                Requests.widget(KEY, Map.of("label", "L", "description", "A 七 widget", "size", "7", "colour", "red"));

        assertThat(widget.json()).isEqualTo(golden("widget.json"));
        assertThat(Widget.read(golden("widget.json"))).isEqualTo(new Decoded.Value<>(widget));
    }

    @Test
    void pointer_writtenAndRead_isTheGoldenFile() throws IOException {
        RequestPointer pointer = new RequestPointer(
                "widget-requests",
                new RequestKey("1795221600123456-0123456789abcdef-r-7.json"),
                new RequestId(KEY, "r-7"));

        assertThat(pointer.json()).isEqualTo(new String(golden("pointer.json"), UTF_8));
        assertThat(RequestPointer.read(pointer.json())).isEqualTo(new Decoded.Value<>(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"bucket\":\"b\",\"key\":\"\",\"owner\":\"o\",\"widgetId\":\"w\",\"requestId\":\"r\"}",
                "{\"bucket\":\"b\"}",
                "{\"bucket\":\"b\",\"key\":\"k\",\"owner\":7}",
                "{\"bucket\":\"b\",\"key\":\"k\",\"owner\":\"o7\",\"widgetId\":\"w\",\"requestId\":\"r\"}",
                "{\"bucket\":\"b\",\"key\":\"k\",\"owner\":\"o\",\"widgetId\":\"w/w\",\"requestId\":\"r\"}",
                "{\"bucket\":\"b\",\"key\":\"k\",\"owner\":\"o\",\"widgetId\":\"w\",\"requestId\":\"\"}"
            })
    void pointer_whenItIsNone_isMalformed(String body) {
        assertThat(RequestPointer.read(body)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void pointer_sentByHand_needsNoMoreThanBucketAndKey() {
        RequestPointer bare = pointer("{\"bucket\":\"b\",\"key\":\"k\",\"owner\":null}");
        assertThat(bare.id()).isEmpty();
        assertThat(bare.fits(new RequestId(KEY, "r-7"))).isTrue();
        assertThat(bare.json()).isEqualTo("{\"bucket\":\"b\",\"key\":\"k\"}");

        RequestPointer partial = pointer("{\"bucket\":\"b\",\"key\":\"k\",\"widgetId\":\"w-1\"}");
        assertThat(partial.id()).isEmpty();
        assertThat(partial.fits(new RequestId(KEY, "r-7"))).isTrue();
        assertThat(partial.fits(new RequestId(new WidgetKey("ann-lee", "w-2"), "r-7")))
                .isFalse();
        assertThat(partial.said()).isEqualTo("widget w-1");

        for (String owner : List.of("Ann Lee", "ann-lee", "ANN LEE")) {
            assertThat(pointer(
                                    "{\"bucket\":\"b\",\"key\":\"k\",\"owner\":\"%s\",\"widgetId\":\"w-1\",\"requestId\":\"r-7\"}"
                                            .formatted(owner))
                            .id())
                    .contains(new RequestId(KEY, "r-7"));
        }
    }

    private static RequestPointer pointer(String body) {
        return ((Decoded.Value<RequestPointer>) RequestPointer.read(body)).value();
    }

    @Test
    void read_nullAndAbsent_areTheSame() {
        assertThat(read("""
                {"type":"update","requestId":"r","widgetId":"w-1","owner":"Ann Lee","label":null,"description":null,
                 "otherAttributes":null}"""))
                .isEqualTo(read("{\"type\":\"update\",\"requestId\":\"r\",\"widgetId\":\"w-1\",\"owner\":\"Ann Lee\"}"))
                .isInstanceOf(Reading.Request.class);
        assertThat(read("""
                {"type":"delete","requestId":"r","widgetId":"w-1","owner":"Ann Lee","otherAttributes":null}""")).isEqualTo(new Reading.Request(new WidgetRequest.Delete(new RequestId(KEY, "r"), ANN)));
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Lee, ann-lee",
        "ann-lee-, ",
        "José Núñez, josé-núñez",
        "' a  B ', -a--b-",
        "李, 李",
        "a1, ",
        "'', ",
        "a_b, "
    })
    void owner_whenItIsLettersAndBlanks_hasASlug(String name, @Nullable String slug) {
        if (slug == null) {
            assertThatThrownBy(() -> new Owner(name)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(new Owner(name).slug()).isEqualTo(slug);
            assertThat(WidgetKey.of(new Owner(name), "w").owner()).isEqualTo(slug);
        }
    }

    @Test
    void read_eachBrokenField_isNamedOnceWithItsRule() {
        assertThat(read("{\"type\":7,\"requestId\":\"" + "r".repeat(129) + "!\",\"owner\":\"Ann\\n\",\"x\":1,\"y\":2}"))
                .isInstanceOfSatisfying(Reading.Broken.class, broken -> {
                    assertThat(broken.violations())
                            .extracting(Violation::field)
                            .containsExactlyInAnyOrder("type", "requestId", "widgetId", "owner", "x", "y");
                    assertThat(broken.violations())
                            .contains(new Violation("type", "must be create, update or delete"))
                            .allSatisfy(
                                    violation -> assertThat(violation.rule()).isNotBlank());
                    assertThat(broken.summary()).contains("type must be create, update or delete; ");
                });
    }

    /** Neither a file in UTF-8 nor an item can keep them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            label           | "label": "x\\ud83c"
            description     | "description": "\\udfacx"
            otherAttributes | "otherAttributes": [{"name": "a", "value": "7"}, {"name": "b", "value": "\\udfac\\ud83c"}]
            otherAttributes | "otherAttributes": [{"name": "\\ud83c", "value": "7"}]
            """)
    void read_halfOfASurrogatePair_isBroken(String field, String pair) {
        assertThat(read("{\"type\":\"update\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",%s}"
                        .formatted(pair)))
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken -> assertThat(broken.summary())
                                .isEqualTo(
                                        field
                                                + " must be in whole characters: half of a surrogate pair cannot be written in UTF-8"));
    }

    @Test
    void read_aCharacterBeyondTheFirst65536_isKept() {
        assertThat(
                        read(
                                "{\"type\":\"update\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",\"label\":\"\\ud83c\\udfac\"}"))
                .isInstanceOf(Reading.Request.class);
    }

    @Test
    void read_aCreateOfAWidgetThatIsTooLarge_isBroken() {
        String others = IntStream.range(0, 50)
                .mapToObj(i -> "{\"name\":\"a%d\",\"value\":\"%s\"}".formatted(i, "𠮷".repeat(2_000)))
                .collect(Collectors.joining(","));
        String json =
                "{\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\",\"otherAttributes\":[%s]}"
                        .formatted(others);

        assertThat(read(json))
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken -> assertThat(broken.summary())
                                .startsWith("body must be of a widget of at most 380000 bytes: this one has 40"));
    }

    @Test
    void read_manyUnknownFields_namesSomeOfThemShortened() {
        StringBuilder json =
                new StringBuilder("{\"type\":\"delete\",\"requestId\":\"r\",\"widgetId\":\"w\",\"owner\":\"o\"");
        for (int i = 0; i < 100; i++) {
            json.append(",\"").append(i).append("x".repeat(100)).append("\":1");
        }

        assertThat(read(json.append("}").toString()))
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken -> assertThat(broken.violations())
                                .hasSize(20)
                                .allSatisfy(violation ->
                                        assertThat(violation.field()).hasSizeLessThan(70)));
    }

    /** Patterns that go back and forth would take hours for this. */
    @Test
    @Timeout(20)
    void read_longTextsThatNearlyFit_takeNoTime() {
        String nearly = "a ".repeat(250_000) + "!";

        assertThat(read("{\"type\":\"delete\",\"requestId\":\"%s\",\"widgetId\":\"%s\",\"owner\":\"%s\"}"
                        .formatted("r".repeat(250_000) + "!", "w".repeat(250_000) + "!", nearly)))
                .isInstanceOf(Reading.Broken.class);
    }

    private static Reading read(String json) {
        return RequestText.read(json.getBytes(UTF_8));
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(RequestTextTests.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }
}
