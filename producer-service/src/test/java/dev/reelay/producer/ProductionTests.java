package dev.reelay.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** The service with the profile production: what its clients reach, and what only its operators. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // Spring Boot's tests switch it off, not the profile.
            "management.prometheus.metrics.export.enabled=true"
        })
@ActiveProfiles("production")
@ContextConfiguration(initializers = EmbeddedBackend.Standard.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ProductionTests {

    private final ServiceUnderTest service;
    private final int actuatorPort;

    ProductionTests(ServiceUnderTest service, Environment environment) {
        this.service = service;
        this.actuatorPort = environment.getRequiredProperty("local.management.port", Integer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/livez, 200",
        "/jobs, 200",
        "/readyz, 404",
        "/actuator, 404",
        "/actuator/health, 404",
        "/actuator/health/liveness, 404",
        "/actuator/prometheus, 404"
    })
    void servicesPort_inProduction_hasNothingOfTheActuatorButLiveness(String path, int status) {
        assertThat(service.get(path).status()).as(path).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 200",
        "/actuator/health/liveness, 200",
        "/actuator/health/readiness, 200",
        "/actuator/info, 200",
        "/actuator/prometheus, 200",
        "/actuator/env, 404",
        "/actuator/beans, 404",
        "/actuator/configprops, 404",
        "/actuator/heapdump, 404",
        "/actuator/loggers, 404",
        "/actuator/metrics, 404",
        "/jobs, 404"
    })
    void actuatorsPort_inProduction_hasNothingButWhatIsExposed(String path, int status) {
        assertThat(actuator(path).status()).as(path).isEqualTo(status);
    }

    @Test
    void health_inProduction_showsAComponentForEachServiceOfAws() {
        assertThat(actuator("/actuator/health").json().path("components").propertyNames())
                .contains("s3", "dynamodb", "sqs");
    }

    private Answer actuator(String path) {
        URI there = URI.create("http://127.0.0.1:" + actuatorPort + path);
        return service.send(service.request("/").uri(there).GET());
    }
}
