package dev.reelay.producer.generation;

import static org.awaitility.Awaitility.await;

import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.ServiceUnderTest;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** A producer that was told to generate no two chunks at a time, where a receive brings two by default. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"reelay.generation.concurrency=1", "spring.cloud.aws.sqs.listener.poll-timeout=1s"})
@ContextConfiguration(initializers = EmbeddedBackend.Standard.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OneChunkAtATimeTests {

    private final ServiceUnderTest service;
    private final MessageListenerContainerRegistry listeners;

    OneChunkAtATimeTests(ServiceUnderTest service, MessageListenerContainerRegistry listeners) {
        this.service = service;
        this.listeners = listeners;
    }

    @Test
    void producer_withAConcurrencyOfOne_startsAndGeneratesJobsOfManyChunks() {
        String job =
                service.postJson("/jobs", "{\"count\": 200}").header("Location").orElseThrow();

        Objects.requireNonNull(listeners.getContainerById("generate")).start();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.get(job).json().at("/movies/stored").asInt() == 200);
    }
}
