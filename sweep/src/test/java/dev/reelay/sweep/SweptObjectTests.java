package dev.reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweptObjectTests {

    private static final SweptObject OBJECT = new SweptObject("bucket", "a/b.json", "\"e1\"");

    @Test
    void message_ofAnObject_isThatOfTheContract() {
        assertThat(OBJECT.body()).isEqualTo("{\"bucket\":\"bucket\",\"key\":\"a/b.json\"}");
        assertThat(OBJECT.attributes()).isEqualTo(Map.of("bucket", "bucket", "key", "a/b.json", "ETag", "\"e1\""));
    }

    @Test
    void message_ofAStrangeKey_isOneThatSqsTakes() {
        SweptObject strange = new SweptObject("bucket", "\"\\\u0001é\n\uFFFE七\uD83C\uDFAC", "\"e1\"");

        assertThat(strange.body())
                .isEqualTo("{\"bucket\":\"bucket\",\"key\":\"\\\"\\\\\\u0001\\u00E9\\n\\uFFFE\\u4E03\\uD83C\\uDFAC\"}");
        assertThat(strange.attributes().get("key")).isEqualTo("\"\\%01é\n%EF%BF%BE七\uD83C\uDFAC");
    }

    @Test
    void deduplicationId_ofTheSameContent_isTheSame() {
        assertThat(OBJECT.deduplicationId())
                .isEqualTo(new SweptObject("bucket", "a/b.json", "\"e1\"").deduplicationId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket2 a/b.json e1", "bucket a/c.json e1", "bucket a/b.json e2"})
    void deduplicationId_ofAnotherBucketKeyOrContent_isAnother(String other) {
        String[] parts = other.split(" ", -1);
        SweptObject object = new SweptObject(parts[0], parts[1], '"' + parts[2] + '"');

        assertThat(object.deduplicationId()).isNotEqualTo(OBJECT.deduplicationId());
    }

    @Test
    void group_ofTheSameKey_isTheSameWhateverItsContent() {
        assertThat(new SweptObject("bucket", "a/b.json", "\"e2\"").group()).isEqualTo(OBJECT.group());
        assertThat(new SweptObject("bucket", "a/c.json", "\"e1\"").group()).isNotEqualTo(OBJECT.group());
    }

    /** AWS: "SendMessage", at most 128 letters, digits and punctuation. */
    @Test
    void ids_whateverTheKey_areOnesThatSqsTakes() {
        SweptObject object = new SweptObject("bucket", "é".repeat(512), "\"e1\"");

        assertThat(object.group()).matches("[0-9a-f]{64}");
        assertThat(object.deduplicationId()).matches("[0-9a-f]{64}");
    }
}
