package dev.reelay.producer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.ContextConfiguration;

/** A service in an account that has what movies need and nothing else: it carries movies, its listeners started, and says what is missing. */
@WholeServiceTest
@ContextConfiguration(initializers = EmbeddedBackend.MoviesOnly.class)
class LeftOutFeaturesTests {

    private final ServiceUnderTest service;

    LeftOutFeaturesTests(ServiceUnderTest service) {
        this.service = service;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            /sweeps          | {"bucket":"b-1","queue":"q.fifo"} | Sweeping and auditing buckets
            /audits          | {"bucket":"b-1"}                  | Sweeping and auditing buckets
            /widget-requests | {"type":"delete","requestId":"r","widgetId":"w","owner":"o"} | Widget requests
            """)
    void post_toAFeatureThatIsLeftOut_isNotFoundAndSaysWhatIsMissing(String path, String body, String feature) {
        assertThat(service.postJson(path, body).isProblem(404, "not-found").body())
                .contains(feature + " are not used here: there is no ");
    }

    @Test
    void get_ofWhatIsLeftOut_isNotFoundAndInNoList() {
        assertThat(service.get("/widgets/ann-lee/w").isProblem(404, "not-found").body())
                .contains("there is no bucket widget-requests");
        assertThat(service.get("/queues").isJson(200).json()).hasSize(6);
    }
}
