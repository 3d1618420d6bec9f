package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.template.Resource;
import dev.reelay.infrastructure.template.Stack;
import dev.reelay.infrastructure.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template adds to the schema. */
class ReelayTemplateTests {

    private static final List<String> STAGES = List.of("Generate", "Load", "Confirm", "Sweep", "Widget");

    private static final Map<String, String> WIDGETS = widgets("s3", Map.of("OldestMessageAlarmSeconds", "120"));

    /**
     * With some room below the 51,200 bytes that CloudFormation takes inline: of more, {@code aws cloudformation deploy} wants a bucket
     * to put it in, and LocalStack refuses it.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">CloudFormation quotas</a>
     */
    @ParameterizedTest
    @ValueSource(strings = {"reelay.yaml", "ecs.yaml"})
    void templates_always_areSmallEnoughToBeGivenInline(String file) throws IOException {
        assertThat(Files.size(Path.of(file)))
                .as("bytes of %s: put on one line what fits on one", file)
                .isLessThanOrEqualTo(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void queues_always_refuseWhatDoesNotComeOverTls(String suffix) {
        Stack stack = aStack(suffix, WIDGETS);
        List<Resource> policies = stack.resources("AWS::SQS::QueuePolicy");

        assertThat(stack.resources("AWS::SQS::Queue"))
                .allSatisfy(queue -> assertThat(policies)
                        .filteredOn(policy -> arns(policy).equals(List.of(arn(stack, queue))))
                        .singleElement()
                        .satisfies(policy -> {
                            assertRefusesWithoutTls(policy, "sqs:*");
                            assertThat(policy.properties().field("Queues").items())
                                    .extracting(Value::text)
                                    .containsExactly("https://sqs.us-east-1.amazonaws.com/111122223333/"
                                            + queue.text("QueueName"));
                        }));
    }

    @ParameterizedTest
    @CsvSource({"Bucket,movie-bucket", "RequestsBucket,widget-requests", "WidgetsBucket,widgets"})
    void buckets_always_refuseWhatDoesNotComeOverTls(String bucket, String name) {
        Resource policy = aStack("", WIDGETS).resource(bucket + "Policy");

        assertRefusesWithoutTls(policy, "s3:*");
        assertThat(arns(policy)).containsExactly("arn:aws:s3:::" + name, "arn:aws:s3:::" + name + "/*");
        assertThat(policy.text("Bucket")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void queues_always_areEncrypted(String suffix) {
        assertThat(aStack(suffix, WIDGETS).resources("AWS::SQS::Queue"))
                .hasSize(10)
                .allSatisfy(
                        queue -> assertThat(queue.properties().texts()).containsEntry("SqsManagedSseEnabled", "true"));
    }

    @Test
    void tables_always_areBackedUpAndPaidByTheRequest() {
        assertThat(aStack("", WIDGETS).resources("AWS::DynamoDB::Table"))
                .hasSize(2)
                .allSatisfy(table -> assertThat(table.properties().texts())
                        .containsEntry("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", "true")
                        .containsEntry("BillingMode", "PAY_PER_REQUEST"));
    }

    @Test
    void buckets_always_areEncryptedAndClosedToThePublic() {
        String encryption = "BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault";

        assertThat(aStack("", WIDGETS).resources("AWS::S3::Bucket"))
                .hasSize(3)
                .allSatisfy(bucket -> assertThat(bucket.properties().texts())
                        .containsEntry(encryption + ".SSEAlgorithm", "AES256")
                        .containsEntry("OwnershipControls.Rules[0].ObjectOwnership", "BucketOwnerEnforced")
                        .containsEntry("PublicAccessBlockConfiguration.BlockPublicAcls", "true")
                        .containsEntry("PublicAccessBlockConfiguration.BlockPublicPolicy", "true")
                        .containsEntry("PublicAccessBlockConfiguration.IgnorePublicAcls", "true")
                        .containsEntry("PublicAccessBlockConfiguration.RestrictPublicBuckets", "true"));
    }

    private static void assertRefusesWithoutTls(Resource policy, String actions) {
        assertThat(statement(policy).texts())
                .containsEntry("Effect", "Deny")
                .containsEntry("Principal", "*")
                .containsEntry("Action", actions)
                .containsEntry("Condition.Bool.aws:SecureTransport", "false");
    }

    private static List<String> arns(Resource policy) {
        return statement(policy).field("Resource").items().stream()
                .map(Value::text)
                .toList();
    }

    private static Value statement(Resource policy) {
        List<Value> statements =
                policy.properties().field("PolicyDocument").field("Statement").items();
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void deadLetterQueues_always_takeMessagesOfTheirOwnQueueOnly(String suffix) {
        Stack stack = aStack(suffix, WIDGETS);

        assertThat(STAGES).allSatisfy(stage -> {
            Value policy = stack.resource(stage + "DeadLetters").properties().field("RedriveAllowPolicy");
            assertThat(policy.texts())
                    .containsOnly(
                            Map.entry("redrivePermission", "byQueue"),
                            Map.entry("sourceQueueArns[0]", arn(stack, stack.resource(stage + "Queue"))));
        });
    }

    private static String arn(Stack stack, Resource queue) {
        return stack.place().queueArn(queue.text("QueueName"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void alarms_always_watchEachDeadLetterQueueAndTheAgeOfEachQueue(String suffix) {
        Stack stack = aStack(suffix, WIDGETS);

        assertThat(stack.resources("AWS::CloudWatch::Alarm"))
                .hasSize(10)
                .allSatisfy(alarm -> assertThat(alarm.properties().texts())
                        .containsEntry("Namespace", "AWS/SQS")
                        .containsEntry("Dimensions[0].Name", "QueueName")
                        .containsEntry("Statistic", "Maximum")
                        .containsEntry("Period", "60")
                        .containsEntry("ComparisonOperator", "GreaterThanThreshold")
                        .containsEntry("TreatMissingData", "notBreaching"));
        assertThat(STAGES).allSatisfy(stage -> {
            assertThat(stack.resource(stage + "DeadLettersAlarm").properties().texts())
                    .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible")
                    .containsEntry("Threshold", "0")
                    .containsEntry("EvaluationPeriods", "1")
                    .containsEntry(
                            "Dimensions[0].Value",
                            stack.resource(stage + "DeadLetters").text("QueueName"));
            assertThat(stack.resource(stage + "QueueAgeAlarm").properties().texts())
                    .containsEntry("MetricName", "ApproximateAgeOfOldestMessage")
                    .containsEntry("Threshold", "120")
                    .containsEntry("EvaluationPeriods", "3")
                    .containsEntry(
                            "Dimensions[0].Value",
                            stack.resource(stage + "Queue").text("QueueName"));
        });
    }

    @Test
    void alarms_whenMailOrTopicAreGiven_goThere() {
        String mail = "arn:aws:sns:us-east-1:111122223333:reelay-AlarmTopic";
        String topic = "arn:aws:sns:us-east-1:111122223333:ours";

        assertThat(actions(Map.of())).isEmpty();
        assertThat(actions(Map.of("AlarmEmail", "ops@example.com"))).containsExactly(mail);
        assertThat(actions(Map.of("AlarmTopicArn", topic))).containsExactly(topic);
        assertThat(actions(Map.of("AlarmEmail", "ops@example.com", "AlarmTopicArn", topic)))
                .containsExactly(mail);
    }

    /** Where all alarms go, be it that they sound or that they are over. */
    private static Set<String> actions(Map<String, String> parameters) {
        List<Resource> alarms = aStack("", widgets("s3", parameters)).resources("AWS::CloudWatch::Alarm");
        Set<String> actions = new HashSet<>();
        for (Resource alarm : alarms) {
            Value sounding = alarm.properties().field("AlarmActions");
            assertThat(alarm.properties().field("OKActions")).isEqualTo(sounding);
            actions.addAll(sounding.texts().values());
        }
        return actions;
    }

    @Test
    void files_whenTheyShallExpire_doAfterTheseDays() {
        assertThat(expiry(Map.of())).isEmpty();
        assertThat(expiry(Map.of("ExpireFilesAfterDays", "30"))).hasValue("30");
    }

    /** Those of a bucket source wait there until they are applied, however long that takes. */
    @Test
    void requests_whenTheyAreAppliedByTheirQueue_expireLongAfterItsMessages() {
        assertThat(expiry("RequestsBucket", WIDGETS)).hasValue("40");
        assertThat(expiry("RequestsBucket", widgets("s3", Map.of("WidgetSource", "bucket"))))
                .isEmpty();
        assertThat(expiry("WidgetsBucket", WIDGETS)).isEmpty();
    }

    private static Optional<String> expiry(Map<String, String> parameters) {
        return expiry("Bucket", parameters);
    }

    private static Optional<String> expiry(String bucket, Map<String, String> parameters) {
        return Optional.ofNullable(aStack("", parameters)
                .resource(bucket)
                .properties()
                .texts()
                .get("LifecycleConfiguration.Rules[0].ExpirationInDays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Table", "WidgetsTable"})
    void tables_whenProtectionIsTurnedOff_canBeDeleted(String table) {
        assertThat(aStack("", WIDGETS).resource(table).text("DeletionProtectionEnabled"))
                .isEqualTo("true");
        assertThat(aStack("", widgets("s3", Map.of("DeletionProtection", "false")))
                        .resource(table)
                        .text("DeletionProtectionEnabled"))
                .isEqualTo("false");
    }

    @Test
    void widgets_whenTheyAreNotUsed_addNothing() {
        Stack stack = aStack("");

        assertThat(stack.resources("AWS::SQS::Queue")).hasSize(8);
        assertThat(stack.resources("AWS::S3::Bucket")).hasSize(1);
        assertThat(stack.resources("AWS::DynamoDB::Table")).hasSize(1);
        assertThat(stack.resources("AWS::CloudWatch::Alarm")).hasSize(8);
        assertThat(stack.resources("AWS::IAM::Policy")).isEmpty();
    }
}
