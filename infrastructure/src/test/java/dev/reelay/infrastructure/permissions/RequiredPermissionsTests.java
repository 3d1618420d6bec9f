package dev.reelay.infrastructure.permissions;

import static dev.reelay.infrastructure.permissions.Program.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import dev.reelay.infrastructure.template.Place;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredPermissionsTests {

    private final RequiredPermissions required = new RequiredPermissions(Place.anywhere());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sqs | GetQueueUrl        | QueueName=q               | sqs:GetQueueUrl on arn:aws:sqs:us-east-1:111122223333:q
                    Sqs | GetQueueAttributes | QueueUrl=http://h:1/000/q | sqs:GetQueueAttributes on arn:aws:sqs:us-east-1:111122223333:q
                    Sqs | SendMessageBatch   | QueueUrl=http://h:1/000/q | sqs:SendMessage on arn:aws:sqs:us-east-1:111122223333:q
                    Sqs | DeleteMessageBatch | QueueUrl=http://h:1/000/q.fifo | sqs:DeleteMessage on arn:aws:sqs:us-east-1:111122223333:q.fifo
                    Sqs | ChangeMessageVisibilityBatch | QueueUrl=http://h:1/000/q | sqs:ChangeMessageVisibility on arn:aws:sqs:us-east-1:111122223333:q
                    DynamoDb | GetItem       | TableName=t               | dynamodb:GetItem on arn:aws:dynamodb:us-east-1:111122223333:table/t
                    DynamoDb | BatchGetItem  | RequestItems=t            | dynamodb:BatchGetItem on arn:aws:dynamodb:us-east-1:111122223333:table/t
                    DynamoDb | Query         | TableName=t               | dynamodb:Query on arn:aws:dynamodb:us-east-1:111122223333:table/t
                    DynamoDb | Query         | TableName=t,IndexName=i   | dynamodb:Query on arn:aws:dynamodb:us-east-1:111122223333:table/t/index/i
                    S3 | HeadBucket          | Bucket=b                  | s3:ListBucket on arn:aws:s3:::b
                    S3 | ListObjectsV2       | Bucket=b                  | s3:ListBucket on arn:aws:s3:::b
                    S3 | GetBucket           | Bucket=b                  | s3:ListBucket on arn:aws:s3:::b
                    S3 | CreateBucket        | Bucket=b                  | s3:CreateBucket on arn:aws:s3:::b
                    S3 | PutBucket           | Bucket=b                  | s3:CreateBucket on arn:aws:s3:::b
                    S3 | DeleteBucket        | Bucket=b                  | s3:DeleteBucket on arn:aws:s3:::b
                    S3 | PostBucket          | Bucket=b                  | s3:DeleteObject on arn:aws:s3:::b/*
                    S3 | PutObject           | Bucket=b,Key=k            | s3:PutObject on arn:aws:s3:::b/k
                    S3 | DeleteObject        | Bucket=b,Key=k/l          | s3:DeleteObject on arn:aws:s3:::b/k/l
                    """)
    void of_whenOnePermissionIsEnough_isThat(String service, String operation, String resources, String needed) {
        assertThat(required.of(call(service, operation, resources)))
                .extracting(Permission::toString)
                .containsExactly(needed);
    }

    @Test
    void of_whenTransactionHasPutsAndUpdates_isTheirActionsAndNoneOfTheTransaction() {
        assertThat(required.of(call("DynamoDb", "TransactWriteItems", "Put=t,Put=t,Update=t,ConditionCheck=u")))
                .extracting(Permission::toString)
                .containsExactly(
                        "dynamodb:PutItem on arn:aws:dynamodb:us-east-1:111122223333:table/t",
                        "dynamodb:UpdateItem on arn:aws:dynamodb:us-east-1:111122223333:table/t",
                        "dynamodb:ConditionCheckItem on arn:aws:dynamodb:us-east-1:111122223333:table/u");
    }

    @Test
    void of_whenMessagesAreMoved_isWhatTheMoveItselfDoes() {
        assertThat(required.of(call(
                        "Sqs",
                        "StartMessageMoveTask",
                        "SourceArn=arn:aws:sqs:elasticmq:000000000000:q-dlq,"
                                + "DestinationArn=arn:aws:sqs:elasticmq:000000000000:q")))
                .extracting(Permission::toString)
                .containsExactly(
                        "sqs:StartMessageMoveTask on arn:aws:sqs:us-east-1:111122223333:q-dlq",
                        "sqs:ReceiveMessage on arn:aws:sqs:us-east-1:111122223333:q-dlq",
                        "sqs:DeleteMessage on arn:aws:sqs:us-east-1:111122223333:q-dlq",
                        "sqs:GetQueueAttributes on arn:aws:sqs:us-east-1:111122223333:q-dlq",
                        "sqs:SendMessage on arn:aws:sqs:us-east-1:111122223333:q");
    }

    @Test
    void of_whenFileIsRead_isAlsoToBeToldThatItIsMissing() {
        assertThat(required.of(call("S3", "GetObject", "Bucket=b,Key=k")))
                .extracting(Permission::toString)
                .containsExactly("s3:GetObject on arn:aws:s3:::b/k", "s3:ListBucket on arn:aws:s3:::b");
    }

    @Test
    void of_whenFileIsCopied_isToWriteTheOneAndToReadTheOther() {
        assertThat(required.of(call("S3", "CopyObject", "Bucket=b,Key=parked/k,CopySource=c/k/l")))
                .extracting(Permission::toString)
                .containsExactly(
                        "s3:PutObject on arn:aws:s3:::b/parked/k",
                        "s3:GetObject on arn:aws:s3:::c/k/l",
                        "s3:ListBucket on arn:aws:s3:::c");
    }

    @Test
    void of_whenFilesAreDeleted_isEachOfThem() {
        assertThat(required.of(call("S3", "DeleteObjects", "Bucket=b,Key=k,Key=l")))
                .extracting(Permission::toString)
                .containsExactly("s3:DeleteObject on arn:aws:s3:::b/k", "s3:DeleteObject on arn:aws:s3:::b/l");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sqs      | PurgeQueue | QueueUrl=http://h/0/q | PurgeQueue of Sqs is not known here
                    DynamoDb | DeleteItem | TableName=t           | DeleteItem of DynamoDb is not known here
                    Sns      | Publish    | TopicArn=t            | Publish of Sns is not known here
                    Sqs      | SendMessage | QueueName=q          | names 0 resources as QueueUrl
                    """)
    void of_whenCallIsUnknown_saysWhereToAddIt(String service, String operation, String resources, String complaint) {
        assertThatThrownBy(() -> required.of(call(service, operation, resources)))
                .hasMessageContaining(complaint);
    }

    private static RecordedCall call(String service, String operation, String resources) {
        List<RequestResource> named = Stream.of(resources.split(",", -1))
                .map(text -> text.split("=", 2))
                .map(pair -> new RequestResource(pair[0], pair[1]))
                .toList();
        return new RecordedCall(PRODUCER, service, operation, named);
    }
}
