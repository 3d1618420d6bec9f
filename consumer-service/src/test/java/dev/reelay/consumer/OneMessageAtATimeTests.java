package dev.reelay.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.QueueAdmin;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A consumer that was told to work on one message at a time, where a receive brings ten by default. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.cloud.aws.sqs.listener.max-concurrent-messages=1",
            "spring.cloud.aws.sqs.listener.poll-timeout=1s"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OneMessageAtATimeTests {

    private static final TestBackend BACKEND = EmbeddedBackend.named("one-at-a-time");

    private final Queues queues;
    private final SqsAsyncClient client;

    OneMessageAtATimeTests(Queues queues, SqsAsyncClient client) {
        this.queues = queues;
        this.client = client;
    }

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry properties) {
        BACKEND.properties().forEach((name, value) -> properties.add(name, () -> value));
    }

    @Test
    void consumer_withOneMessageAtATime_startsAndWorksOnBothQueues() {
        for (String queue : List.of(BACKEND.names().loadQueue(), BACKEND.names().confirmQueue())) {
            for (String body : List.of("not", "JSON")) {
                queues.named(queue)
                        .send(new Outgoing(body, body, body, Map.of()))
                        .join();
            }

            assertThat(QueueAdmin.of(client, SchemaNames.deadLetterQueue(queue)).receive(2))
                    .extracting(Delivery::body)
                    .containsExactlyInAnyOrder("not", "JSON");
        }
    }
}
