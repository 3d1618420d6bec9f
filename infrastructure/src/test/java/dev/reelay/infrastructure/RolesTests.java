package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.widgets;
import static dev.reelay.infrastructure.permissions.Program.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.permissions.Permission;
import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import dev.reelay.infrastructure.permissions.aws.CallRecorder;
import dev.reelay.infrastructure.template.Resource;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator's role allows what its commands call, and nothing else; that the services' roles do so is shown in the module
 * {@code end-to-end}, where they run. No role allows more than it names, or to others than it should.
 */
class RolesTests {

    private static final Map<String, String> CHANGING = Map.of("OperatorMayChangeSchema", "true");
    private static final String TABLE = SchemaNames.defaults().table();

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void operator_whenItMayChangeTheSchema_mayDoExactlyWhatItsCommandsCall(String suffix) {
        RecordedSchema schema = RecordedSchema.of(suffix);
        List<RecordedCall> calls = commands(schema.load(), schema.list(), schema.drop());
        calls.addAll(seed());

        assertExact(IamPolicies.of(aStack(suffix, CHANGING)), calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void operator_byDefault_mayOnlyLook(String suffix) {
        RecordedSchema schema = RecordedSchema.of(suffix);
        IamPolicies policies = IamPolicies.of(aStack(suffix));

        assertExact(policies, commands(schema.list()));
        assertThat(policies.refused(commands(schema.drop()))).isNotEmpty();
        assertThat(policies.refused(seed())).hasSameSizeAs(seed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "dynamodb"})
    void operator_whenWidgetsAreUsed_mayDoTheSameWithWhatTheyNeed(String storage) {
        RecordedSchema schema = RecordedSchema.withWidgets();
        IamPolicies looking = IamPolicies.of(aStack("", widgets(storage, Map.of())));

        assertExact(looking, commands(schema.list()));
        assertThat(looking.refused(commands(schema.drop()))).isNotEmpty();
        List<RecordedCall> changing = commands(schema.load(), schema.list(), schema.drop());
        changing.addAll(seed());
        assertExact(IamPolicies.of(aStack("", widgets(storage, CHANGING))), changing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void operator_whenQueuesAndBucketsMayBeSwept_mayDoExactlyWhatASweepCallsBesides(String suffix) {
        List<RecordedCall> calls =
                new ArrayList<>(commands(RecordedSchema.of(suffix).list()));
        calls.addAll(RecordedSweep.calls());

        assertExact(
                IamPolicies.of(aStack(
                        suffix,
                        Map.of(
                                "SweepQueueArns", "arn:aws:sqs:us-east-1:111122223333:" + RecordedSweep.QUEUE,
                                "SweepBucketArns", "arn:aws:s3:::" + RecordedSweep.BUCKET))),
                calls);
        assertThat(IamPolicies.of(aStack(suffix)).refused(RecordedSweep.calls()))
                .hasSize(3);
    }

    @Test
    void producer_whenSeveralQueuesAndBucketsMayBeSwept_mayReachEachOfThem() {
        IamPolicies policies = IamPolicies.of(aStack(
                "",
                Map.of(
                        "SweepQueueArns",
                        "arn:aws:sqs:us-east-1:111122223333:a.fifo,arn:aws:sqs:us-east-1:444455556666:b.fifo",
                        "SweepBucketArns",
                        "arn:aws:s3:::one,arn:aws:s3:::two")));

        assertThat(policies.allowed("ProducerRole"))
                .contains(
                        new Permission("sqs:SendMessage", "arn:aws:sqs:us-east-1:111122223333:a.fifo"),
                        new Permission("sqs:SendMessage", "arn:aws:sqs:us-east-1:444455556666:b.fifo"),
                        new Permission("s3:ListBucket", "arn:aws:s3:::one"),
                        new Permission("s3:ListBucket", "arn:aws:s3:::two"),
                        new Permission("s3:GetObject", "arn:aws:s3:::one/*"),
                        new Permission("s3:GetObject", "arn:aws:s3:::two/*"));
        assertThat(policies.allowed("OperatorRole"))
                .noneMatch(permission -> permission.action().equals("s3:GetObject"));
    }

    /** What was recorded of {@code schema}; {@code table scan}; {@code jobs list}, {@code show} and {@code events}. */
    private static List<RecordedCall> commands(CallRecorder... schema) {
        List<RecordedCall> calls = new ArrayList<>(List.of(
                onTable("Scan"),
                onTable("Query"),
                new RecordedCall(
                        OPERATOR,
                        "DynamoDb",
                        "Query",
                        List.of(
                                new RequestResource("TableName", TABLE),
                                new RequestResource("IndexName", TableLayout.JOBS_NEWEST_FIRST)))));
        Stream.of(schema).forEach(recorded -> calls.addAll(recorded.calls(OPERATOR)));
        return calls;
    }

    /** {@code table seed}: the ledger looks for jobs, and writes everything else in transactions. */
    private static List<RecordedCall> seed() {
        return List.of(
                RecordedCall.of(OPERATOR, "DynamoDb", "BatchGetItem", "RequestItems", TABLE),
                RecordedCall.of(OPERATOR, "DynamoDb", "TransactWriteItems", "Put", TABLE),
                RecordedCall.of(OPERATOR, "DynamoDb", "TransactWriteItems", "Update", TABLE));
    }

    private static RecordedCall onTable(String operation) {
        return RecordedCall.of(OPERATOR, "DynamoDb", operation, "TableName", TABLE);
    }

    private static void assertExact(IamPolicies policies, List<RecordedCall> calls) {
        assertThat(policies.refused(calls)).as("called, but refused").isEmpty();
        assertThat(policies.unused(OPERATOR, calls))
                .as("allowed, but never called")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void role_always_namesActionsAndResourcesOneByOneAndOnce(Program program) {
        assertOneByOneAndOnce(program, CHANGING);
    }

    @ParameterizedTest
    @CsvSource({"s3,queue", "s3,bucket", "dynamodb,queue", "dynamodb,bucket"})
    void role_whenWidgetsAreUsed_namesActionsAndResourcesOneByOneAndOnceToo(String storage, String source) {
        Map<String, String> parameters =
                widgets(storage, Map.of("WidgetSource", source, "OperatorMayChangeSchema", "true"));

        assertThat(Program.values()).allSatisfy(program -> assertOneByOneAndOnce(program, parameters));
    }

    private static void assertOneByOneAndOnce(Program program, Map<String, String> parameters) {
        IamPolicies policies = IamPolicies.of(aStack("", parameters));

        assertThat(policies.allowedTwice(program.role()))
                .as("allowed to the %s by two statements", program)
                .isEmpty();
        assertThat(policies.allowed(program.role())).isNotEmpty().allSatisfy(permission -> {
            assertThat(permission.action()).doesNotContain("*", "?");
            assertThat(withoutKey(permission)).doesNotContain("*", "?");
        });
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void role_whenWidgetsAreNotUsed_saysNothingOfThem(Program program) {
        assertThat(IamPolicies.of(aStack("", CHANGING)).allowed(program.role()))
                .extracting(Permission::resource)
                .noneMatch(resource -> resource.contains("widget"));
    }

    /** The names of files cannot be known beforehand. */
    private static String withoutKey(Permission permission) {
        return permission.resource().replaceFirst("^(arn:aws:s3:::[^/]+)/.*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProducerRole", "ConsumerRole"})
    void services_always_canBeAssumedOnlyByTasksOfThisAccountAndRegion(String role) {
        assertThat(trust(aStack("").resource(role)))
                .containsOnly(
                        Map.entry("Effect", "Allow"),
                        Map.entry("Action", "sts:AssumeRole"),
                        Map.entry("Principal.Service", "ecs-tasks.amazonaws.com"),
                        Map.entry("Condition.StringEquals.aws:SourceAccount", "111122223333"),
                        Map.entry("Condition.ArnLike.aws:SourceArn", "arn:aws:ecs:us-east-1:111122223333:*"));
    }

    @Test
    void operator_whenPrincipalsAreGiven_canBeAssumedOnlyByThem() {
        String arns = "arn:aws:iam::111122223333:role/ops,arn:aws:iam::111122223333:user/eve";

        assertThat(trust(aStack("", Map.of("OperatorPrincipals", arns)).resource("OperatorRole")))
                .containsEntry("Principal.AWS[0]", "arn:aws:iam::111122223333:role/ops")
                .containsEntry("Principal.AWS[1]", "arn:aws:iam::111122223333:user/eve")
                .hasSize(4);
        assertThat(trust(aStack("").resource("OperatorRole")))
                .containsEntry("Principal.AWS", "arn:aws:iam::111122223333:root");
    }

    private static Map<String, String> trust(Resource role) {
        List<Map<String, String>> statements =
                role.properties().field("AssumeRolePolicyDocument").field("Statement").items().stream()
                        .map(statement -> statement.texts())
                        .toList();
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }
}
