package dev.reelay.producer.sweeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.localaws.LocalAws;
import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.ServiceUnderTest;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a sweep by the service costs at AWS. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.cloud.aws.sqs.listener.poll-timeout=1s")
@ContextConfiguration(initializers = EmbeddedBackend.Standard.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SweepCallsTests {

    private static final LocalAws AWS = LocalAws.shared();

    private final ServiceUnderTest service;
    private final MessageListenerContainerRegistry listeners;
    private final MeterRegistry meters;
    private final String place = "swept-" + UUID.randomUUID();

    SweepCallsTests(ServiceUnderTest service, MessageListenerContainerRegistry listeners, MeterRegistry meters) {
        this.service = service;
        this.listeners = listeners;
        this.meters = meters;
    }

    @Test
    void sweep_of500Objects_isOneListingAnd50BatchesBesideTheLookAndItsOwnStep() {
        aBucketAndAQueue();
        double listings = calls("S3", "ListObjectsV2");
        double batches = calls("Sqs", "SendMessageBatch");

        String sweep = service.postJson("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"%s.fifo\"}".formatted(place, place))
                .isJson(202)
                .header("Location")
                .orElseThrow();
        assertThat(calls("S3", "ListObjectsV2") - listings)
                .as("the look whether the bucket is open")
                .isEqualTo(1);
        assertThat(calls("Sqs", "SendMessageBatch") - batches).as("its step").isEqualTo(1);
        Objects.requireNonNull(listeners.getContainerById("sweep")).start();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.get(sweep).json().path("state").asString().equals("COMPLETED"));
        assertThat(service.get(sweep).json().path("messages").asInt()).isEqualTo(500);
        assertThat(calls("S3", "ListObjectsV2") - listings - 1).isEqualTo(1);
        assertThat(calls("Sqs", "SendMessageBatch") - batches - 1).isEqualTo(50);
    }

    private double calls(String service, String operation) {
        return meters.find("reelay.aws.calls").tags("service", service, "operation", operation).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void aBucketAndAQueue() {
        AWS.s3().createBucket(request -> request.bucket(place));
        IntStream.range(0, 500)
                .forEach(number -> AWS.s3()
                        .putObject(
                                request -> request.bucket(place).key("logs/%03d".formatted(number)),
                                RequestBody.fromString("x")));
        AWS.sqs()
                .createQueue(request ->
                        request.queueName(place + ".fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
    }
}
