package dev.reelay.producer.sweeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.sweeping.Buckets.Content;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditObjectsTests {

    private static final String DIGEST = "0a".repeat(32);
    private static final String OTHER = "0b".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = {"%s.json", "%s", "movies/%s.json"})
    void mismatch_whenNameAndBytesAgree_isNone(String form) {
        assertThat(AuditObjects.mismatch(form.formatted(DIGEST), new Content.Digested(DIGEST, 9)))
                .isEmpty();
    }

    @Test
    void mismatch_whenBytesAreOthers_saysWhichTheyAre() {
        assertThat(AuditObjects.mismatch(DIGEST + ".json", new Content.Digested(OTHER, 9)))
                .contains(new Mismatch(DIGEST + ".json", "digest-differs", Optional.of(OTHER), 9));
    }

    @Test
    void mismatch_whenTheNameIsNoDigest_saysWhatItWouldBe() {
        assertThat(AuditObjects.mismatch("laptop.json", new Content.Digested(OTHER, 9)))
                .contains(new Mismatch("laptop.json", "no-digest-in-name", Optional.of(OTHER), 9));
    }

    @Test
    void mismatch_whenItCannotBeRead_saysWhy() {
        assertThat(AuditObjects.mismatch(DIGEST, new Content.Unreadable("InvalidObjectState")))
                .contains(new Mismatch(DIGEST, "unreadable: InvalidObjectState", Optional.empty(), 0));
    }

    @Test
    void mismatch_whenItHasVanished_isNone() {
        assertThat(AuditObjects.mismatch("laptop.json", new Content.Vanished())).isEmpty();
    }
}
