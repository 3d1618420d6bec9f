package dev.reelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** What a service's own files say in each profile, before anybody configures anything. */
public abstract class ProfilesKit {

    private static final List<String> ENDPOINTS_AND_KEYS = List.of(
            "spring.cloud.aws.endpoint",
            "spring.cloud.aws.s3.endpoint",
            "spring.cloud.aws.sqs.endpoint",
            "spring.cloud.aws.dynamodb.endpoint",
            "spring.cloud.aws.region.static",
            "spring.cloud.aws.credentials.access-key",
            "spring.cloud.aws.credentials.secret-key");

    private final String actuatorPort;

    /** With the actuator's port in production. */
    protected ProfilesKit(int actuatorPort) {
        this.actuatorPort = Integer.toString(actuatorPort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "production", "production,local", "local,production"})
    void files_unlessLocal_nameNoEndpointRegionOrKey(String profiles) {
        Environment files = files(profiles);

        assertThat(ENDPOINTS_AND_KEYS)
                .allSatisfy(property ->
                        assertThat(files.getProperty(property)).as(property).isNull());
    }

    @Test
    void files_inProduction_createNoQueueAndGiveTheActuatorItsPort() {
        Environment files = files("production");

        assertThat(files.getProperty("spring.cloud.aws.sqs.queue-not-found-strategy"))
                .isEqualTo("fail");
        assertThat(files.getProperty("management.server.port")).isEqualTo(actuatorPort);
        assertThat(files.getProperty("management.endpoints.web.exposure.include"))
                .isEqualTo("health,info,prometheus");
    }

    @Test
    void files_whenLocal_nameEmbeddedAws() {
        assertThat(Optional.ofNullable(files("local").getProperty("spring.cloud.aws.s3.endpoint")))
                .contains("http://127.0.0.1:4566");
    }

    private static Environment files(String profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        // Not what this machine happens to have in its variables.
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("profiles", Map.of("spring.profiles.active", profiles)));
        ConfigDataEnvironmentPostProcessor.applyTo(
                environment, new DefaultResourceLoader(), new DefaultBootstrapContext());
        return environment;
    }
}
