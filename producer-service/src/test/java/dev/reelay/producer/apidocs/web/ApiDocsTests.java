package dev.reelay.producer.apidocs.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.Answer;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The document is part of the contract: a change of it is meant, or a mistake. {@code -Dreelay.golden.write} accepts a change. */
@ServiceTest
class ApiDocsTests {

    private static final Path GOLDEN_FILE = Path.of("src/test/resources/dev/reelay/producer/apidocs/web/openapi.json");

    private final ServiceUnderTest service;

    ApiDocsTests(ServiceUnderTest service) {
        this.service = service;
    }

    @Test
    void getApiDocs_whenAsked_isTheGoldenFile() throws IOException {
        JsonMapper pretty =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String document = pretty.writeValueAsString(
                        service.get("/v3/api-docs").isJson(200).json()) + "\n";
        if (System.getProperty("reelay.golden.write") != null) {
            Files.writeString(GOLDEN_FILE, document);
        }

        assertThat(document).isEqualTo(Files.readString(GOLDEN_FILE));
    }

    @Test
    void getSwaggerUi_whenAsked_leadsToThePage() {
        Answer redirect = service.get("/swagger-ui.html");

        assertThat(redirect.status()).isEqualTo(302);
        Answer page = service.get(redirect.header("Location").orElseThrow());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }
}
