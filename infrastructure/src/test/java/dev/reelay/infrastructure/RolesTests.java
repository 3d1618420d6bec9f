package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.widgets;
import static dev.reelay.infrastructure.permissions.Program.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.permissions.Permission;
import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.permissions.aws.CallRecorder;
import dev.reelay.infrastructure.template.Resource;
import dev.reelay.schema.SchemaNames;
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

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void operator_whenItMayChangeTheSchema_mayDoExactlyWhatItsCommandsCall(String suffix) {
        RecordedSchema schema = RecordedSchema.of(suffix);

        assertExact(IamPolicies.of(aStack(suffix, CHANGING)), commands(schema.load(), schema.list(), schema.drop()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void operator_byDefault_mayOnlyLook(String suffix) {
        RecordedSchema schema = RecordedSchema.of(suffix);
        IamPolicies policies = IamPolicies.of(aStack(suffix));

        assertExact(policies, commands(schema.list()));
        assertThat(policies.refused(commands(schema.drop()))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "dynamodb"})
    void operator_whenWidgetsAreUsed_mayDoTheSameWithWhatTheyNeed(String storage) {
        RecordedSchema schema = RecordedSchema.withWidgets();
        IamPolicies looking = IamPolicies.of(aStack("", widgets(storage, Map.of())));

        assertExact(looking, commands(schema.list()));
        assertThat(looking.refused(commands(schema.drop()))).isNotEmpty();
        assertExact(
                IamPolicies.of(aStack("", widgets(storage, CHANGING))),
                commands(schema.load(), schema.list(), schema.drop()));
    }

    /** What was recorded of {@code schema}, and {@code table scan}. */
    private static List<RecordedCall> commands(CallRecorder... schema) {
        List<RecordedCall> calls = new ArrayList<>(List.of(RecordedCall.of(
                OPERATOR,
                "DynamoDb",
                "Scan",
                "TableName",
                SchemaNames.defaults().table())));
        Stream.of(schema).forEach(recorded -> calls.addAll(recorded.calls(OPERATOR)));
        return calls;
    }

    private static void assertExact(IamPolicies policies, List<RecordedCall> calls) {
        assertThat(policies.refused(calls)).as("called, but refused").isEmpty();
        assertThat(policies.unused(OPERATOR, calls))
                .as("allowed, but never called")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void role_always_namesActionsAndResourcesOneByOne(Program program) {
        assertOneByOne(program, CHANGING);
    }

    @ParameterizedTest
    @CsvSource({"s3,queue", "s3,bucket", "dynamodb,queue", "dynamodb,bucket"})
    void role_whenWidgetsAreUsed_namesActionsAndResourcesOneByOneToo(String storage, String source) {
        Map<String, String> parameters =
                widgets(storage, Map.of("WidgetSource", source, "OperatorMayChangeSchema", "true"));

        assertThat(Program.values()).allSatisfy(program -> assertOneByOne(program, parameters));
    }

    private static void assertOneByOne(Program program, Map<String, String> parameters) {
        assertThat(IamPolicies.of(aStack("", parameters)).allowed(program.role()))
                .isNotEmpty()
                .allSatisfy(permission -> {
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
