package dev.reelay.widgets.sqs;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.UnfitSettingException;
import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The service is in us-east-1, in account 000000000000. */
@Timeout(120)
class RequestQueuePlaceTests {

    private static final String ELSEWHERE = "https://sqs.eu-west-1.amazonaws.com/000000000000/q.fifo";

    private final TestBackend backend =
            EmbeddedBackend.named("request-queue-place").loadWidgets();
    private final SqsAsyncClient client = backend.sqsClient().build();
    private final String name = backend.widgetNames().queue();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.us-east-1.amazonaws.com/000000000000/",
                "https://queue.amazonaws.com/000000000000/",
                "http://127.0.0.1:4567/000000000000/",
                "http://localhost:4566/",
                ""
            })
    void start_withAQueueThatMayBeHere_goesOn(String before) {
        RequestQueuePlace place = place(before + name);

        place.requireRegion();
        place.atStart();
    }

    @ParameterizedTest
    @ValueSource(strings = {ELSEWHERE, "https://eu-west-1.queue.amazonaws.com/000000000000/q.fifo"})
    void requireRegion_ofAQueueInAnotherRegion_saysWhichAreMeantAndWhatToDo(String url) {
        assertThatExceptionOfType(UnfitSettingException.class)
                .isThrownBy(() -> place(url).requireRegion())
                .withMessage("reelay.widgets.queue-url (" + url
                        + ") is a queue in eu-west-1, and this service calls SQS in us-east-1.")
                .extracting(UnfitSettingException::action)
                .isEqualTo(
                        "Give a queue in us-east-1, or the service the region eu-west-1 (spring.cloud.aws.region.static).");
    }

    @Test
    void start_withAQueueOfAnotherAccount_saysWhichAreMeantAndWhatToDo() {
        String url = "https://sqs.us-east-1.amazonaws.com/111122223333/" + name;

        assertThatExceptionOfType(UnfitSettingException.class)
                .isThrownBy(() -> place(url).atStart())
                .withMessage("reelay.widgets.queue-url (" + url
                        + ") is a queue of account 111122223333, and this service calls SQS for account 000000000000.")
                .extracting(UnfitSettingException::action)
                .isEqualTo("Give a queue of 000000000000, or the service the credentials of 111122223333.");
    }

    @Test
    void start_whereSqsDoesNotAnswer_saysWhatItWasAskedFor() {
        try (SqsAsyncClient nobody = backend.sqsClient()
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .build()) {
            RequestQueuePlace place =
                    new RequestQueuePlace(nobody, "http://127.0.0.1:4567/000000000000/" + name, Duration.ofSeconds(20));

            assertThatExceptionOfType(BackendUnreachableException.class)
                    .isThrownBy(place::atStart)
                    .withMessageContaining("queue " + name);
        }
    }

    private RequestQueuePlace place(String queue) {
        return new RequestQueuePlace(client, queue, Duration.ofSeconds(20));
    }
}
