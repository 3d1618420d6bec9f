package dev.reelay.benchmarks.sweeps;

import dev.reelay.sweep.SweptObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A sweep as one writes it first: a page, then its batches of ten, one after another, then the next page. The messages are the same. */
record SequentialSweep(S3Client s3, SqsClient sqs) {

    private static final int MOST_MESSAGES = 10;

    void run(String bucket, String queueUrl) {
        for (ListObjectsV2Response page : s3.listObjectsV2Paginator(request -> request.bucket(bucket))) {
            List<SweptObject> objects = page.contents().stream()
                    .map(object -> new SweptObject(bucket, object.key(), object.eTag()))
                    .toList();
            for (int from = 0; from < objects.size(); from += MOST_MESSAGES) {
                send(queueUrl, objects.subList(from, Math.min(from + MOST_MESSAGES, objects.size())));
            }
        }
    }

    private void send(String queueUrl, List<SweptObject> objects) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, objects.size())
                .mapToObj(place -> entry(place, objects.get(place)))
                .toList();
        if (!sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                .failed()
                .isEmpty()) {
            throw new IllegalStateException("SQS refused a part of a batch, which it does not do here: start again");
        }
    }

    private static SendMessageBatchRequestEntry entry(int place, SweptObject object) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        object.attributes()
                .forEach((name, text) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(text)
                                .build()));
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(object.body())
                .messageAttributes(attributes)
                .messageGroupId(object.group())
                .messageDeduplicationId(object.deduplicationId())
                .build();
    }
}
