package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.permissions.Permission;
import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.template.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No role allows more than it names, or to others than it should; that it names what its program calls, and nothing else, is shown in the
 * module {@code end-to-end}, where the programs run.
 */
class RolesTests {

    private static final Map<String, String> CHANGING = Map.of("OperatorMayChangeSchema", "true");

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
