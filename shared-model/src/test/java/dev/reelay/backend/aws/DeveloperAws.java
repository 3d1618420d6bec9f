package dev.reelay.backend.aws;

import dev.reelay.backend.docker.DockerBackend;
import dev.reelay.schema.SchemaNames;
import java.net.URI;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * The AWS of a service that a developer starts by {@code spring-boot:test-run}: LocalStack in a container, which stops with the service.
 * With {@code TESTCONTAINERS_REUSE_ENABLE=true} both services get the same one, and it outlives them.
 */
@TestConfiguration(proxyBeanMethods = false)
public class DeveloperAws {

    /** Running, with its schema loaded: the first client asks for this connection, and the service looks for its queues by a client. */
    @Bean
    @ServiceConnection
    LocalStackContainer localStack(SchemaNames names) {
        // Spring Boot leaves one running that is meant to be reused, whether or not it may be.
        boolean reused = TestcontainersConfiguration.getInstance().environmentSupportsReuse();
        LocalStackContainer container = DockerBackend.localStack().withReuse(reused);
        container.start();
        URI endpoint = container.getEndpoint();
        new TestBackend(endpoint, endpoint, endpoint, container.getAccessKey(), container.getSecretKey(), names).load();
        return container;
    }
}
