package dev.reelay.endtoend;

import static dev.reelay.infrastructure.permissions.Program.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Wiretap;
import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.permissions.IamPolicies.Refusal;
import dev.reelay.infrastructure.permissions.Permission;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.template.Place;
import dev.reelay.infrastructure.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Invariant 10, of the operator: what every command of the packaged {@code operator-cli} calls, recorded on the wire, is what its role in
 * {@code infrastructure/reelay.yaml} allows, with and without leave to change the schema: no call more, and no permission more.
 */
class OperatorPrivilegeTests {

    /** What the role allows and no command shows, each with its reason; whoever adds one says why there. */
    private static final Set<Permission> NEVER_SEEN = Set.of();

    /** Operations that nobody may ask for who only looks. */
    private static final List<String> CHANGES = List.of(
            "PutBucket",
            "PostBucket",
            "DeleteBucket",
            "CreateTable",
            "UpdateTimeToLive",
            "DeleteTable",
            "TransactWriteItems",
            "CreateQueue",
            "DeleteQueue");

    @ParameterizedTest(name = "queues movie-*{0}, widgets: {1}")
    @CsvSource({"'',false", ".fifo,true"})
    void operator_inAllThatItDoes_callsExactlyWhatItsRoleAllows(String queueSuffix, boolean widgets) {
        OperatorTour.Calls calls = recorded(queueSuffix, widgets);

        for (String storage : widgets ? List.of("s3", "dynamodb") : List.of("none")) {
            assertBothRolesExact(calls, parameters(queueSuffix, storage));
        }
    }

    private static void assertBothRolesExact(OperatorTour.Calls calls, Map<String, String> sweepingNothing) {
        Map<String, String> looking = new HashMap<>(sweepingNothing);
        looking.put("SweepQueueArns", Place.anywhere().queueArn(GrandTour.SWEPT_QUEUE));
        looking.put("SweepBucketArns", Place.anywhere().bucketArn(GrandTour.SWEPT_BUCKET));
        Map<String, String> changing = new HashMap<>(looking);
        changing.put("OperatorMayChangeSchema", "true");
        Set<RecordedCall> all = new HashSet<>(calls.looking());
        all.addAll(calls.changing());

        assertExact(policies(looking), calls.looking());
        assertExact(policies(changing), all);
        assertThat(policies(looking).refused(calls.changing()))
                .extracting(Refusal::operation)
                .containsAll(CHANGES);
        assertThat(policies(sweepingNothing).refused(calls.looking()))
                .as("a sweep, where the stack names nothing to be swept")
                .extracting(Refusal::operation)
                .containsExactlyInAnyOrder("ListObjectsV2", "GetQueueUrl", "SendMessageBatch");
    }

    /** Or a new one could call what it likes. */
    @Test
    void tour_always_takesEveryCommandThatTheHelpNames() {
        assertThat(OperatorTour.commandsOfTheHelp())
                .hasSizeGreaterThan(8)
                .containsExactlyInAnyOrderElementsOf(OperatorTour.commands());
    }

    private static OperatorTour.Calls recorded(String queueSuffix, boolean widgets) {
        String name = "OperatorPrivilegeTests" + queueSuffix;
        try (Wiretap looking = Wiretap.open(name + "-looking");
                Wiretap changing = Wiretap.open(name + "-changing");
                Pipeline pipeline = Pipeline.withoutSchema(name)) {
            looking.passOnTo(pipeline.stack().aws());
            changing.passOnTo(pipeline.stack().aws());
            List<String> names = new ArrayList<>();
            if (!queueSuffix.isEmpty()) {
                names.add("--queue-suffix=" + queueSuffix);
            }
            if (widgets) {
                names.add(OperatorTour.WIDGETS);
            }
            return new OperatorTour(pipeline.aws(), names, looking, changing).walk();
        }
    }

    private static void assertExact(IamPolicies policies, Set<RecordedCall> calls) {
        assertThat(policies.refused(calls)).as("called, but refused").isEmpty();
        assertThat(policies.unused(OPERATOR, calls))
                .as("allowed, but never called")
                .containsExactlyInAnyOrderElementsOf(NEVER_SEEN);
    }

    private static IamPolicies policies(Map<String, String> parameters) {
        return IamPolicies.of(Template.reelay().stack(Place.anywhere(), parameters));
    }

    private static Map<String, String> parameters(String queueSuffix, String widgetStorage) {
        return Map.of(
                "BucketName",
                "movie-bucket",
                "QueueType",
                queueSuffix.isEmpty() ? "standard" : "fifo",
                "WidgetStorage",
                widgetStorage,
                "RequestsBucketName",
                "widget-requests",
                "WidgetsBucketName",
                "widgets");
    }
}
