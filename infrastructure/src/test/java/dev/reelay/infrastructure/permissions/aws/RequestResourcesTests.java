package dev.reelay.infrastructure.permissions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

class RequestResourcesTests {

    private static final Map<String, AttributeValue> ITEM = Map.of("pk", AttributeValue.fromS("JOB#1"));

    @Test
    void of_whenRequestIsOfSqs_areItsQueues() {
        assertThat(resources(SendMessageBatchRequest.builder()
                        .queueUrl("http://h/0/q")
                        .entries(SendMessageBatchRequestEntry.builder().id("0").build())
                        .build()))
                .containsExactly("QueueUrl=http://h/0/q");
        assertThat(resources(StartMessageMoveTaskRequest.builder()
                        .sourceArn("a:q-dlq")
                        .destinationArn("a:q")
                        .build()))
                .containsExactlyInAnyOrder("SourceArn=a:q-dlq", "DestinationArn=a:q");
    }

    @Test
    void of_whenRequestIsOfDynamoDb_areItsTablesAndIndexesAndNoKeys() {
        assertThat(resources(GetItemRequest.builder().tableName("t").key(ITEM).build()))
                .containsExactly("TableName=t");
        assertThat(resources(
                        QueryRequest.builder().tableName("t").indexName("i").build()))
                .containsExactlyInAnyOrder("TableName=t", "IndexName=i");
        assertThat(resources(BatchGetItemRequest.builder()
                        .requestItems(Map.of(
                                "t",
                                KeysAndAttributes.builder().keys(List.of(ITEM)).build()))
                        .build()))
                .containsExactly("RequestItems=t");
    }

    @Test
    void of_whenRequestIsATransaction_areTheTablesOfItsActions() {
        assertThat(resources(TransactWriteItemsRequest.builder()
                        .transactItems(
                                TransactWriteItem.builder()
                                        .put(put -> put.tableName("t").item(ITEM))
                                        .build(),
                                TransactWriteItem.builder()
                                        .update(update -> update.tableName("u").key(ITEM))
                                        .build())
                        .build()))
                .containsExactly("Put=t", "Update=u");
    }

    @Test
    void of_whenRequestIsOfS3_areBucketAndFiles() {
        assertThat(resources(GetObjectRequest.builder().bucket("b").key("k").build()))
                .containsExactlyInAnyOrder("Bucket=b", "Key=k");
        assertThat(resources(DeleteObjectsRequest.builder()
                        .bucket("b")
                        .delete(delete -> delete.objects(
                                ObjectIdentifier.builder().key("k").build(),
                                ObjectIdentifier.builder().key("l").build()))
                        .build()))
                .containsExactlyInAnyOrder("Bucket=b", "Key=k", "Key=l");
    }

    private static List<String> resources(SdkRequest request) {
        return RequestResources.of(request).stream()
                .map(RequestResourcesTests::text)
                .toList();
    }

    private static String text(RequestResource resource) {
        return resource.parameter() + "=" + resource.value();
    }
}
