package dev.reelay.benchmarks.naive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Load and confirm, a message at a time, acknowledged by the container. */
final class NaiveListeners {

    private final NaiveTable table;
    private final S3Client s3;
    private final SqsTemplate sqs;
    private volatile CountDownLatch unconfirmed = new CountDownLatch(0);

    NaiveListeners(NaiveTable table, S3Client s3, SqsTemplate sqs) {
        this.table = table;
        this.s3 = s3;
        this.sqs = sqs;
    }

    /** Counts so many confirmations from now on. */
    CountDownLatch expect(int movies) {
        unconfirmed = new CountDownLatch(movies);
        return unconfirmed;
    }

    @SqsListener("naive-load")
    void load(String body) {
        table.move(NaivePointer.read(body), "PROCESSED", "processed_on");
        sqs.send("naive-confirm", body);
    }

    @SqsListener("naive-confirm")
    void confirm(String body) {
        NaivePointer pointer = NaivePointer.read(body);
        Map<String, AttributeValue> item = table.find(pointer);
        String file = s3.getObjectAsBytes(
                        request -> request.bucket(pointer.bucket()).key(pointer.key()))
                .asString(UTF_8);
        if (!file.contains(
                "\"title\":\"" + Objects.requireNonNull(item.get("title")).s() + "\"")) {
            throw new IllegalStateException("item and file disagree: " + body);
        }
        table.move(pointer, "CONFIRMED", "confirmed_on");
        unconfirmed.countDown();
    }
}
