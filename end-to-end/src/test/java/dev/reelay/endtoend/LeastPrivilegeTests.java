package dev.reelay.endtoend;

import static dev.reelay.infrastructure.permissions.Program.CONSUMER;
import static dev.reelay.infrastructure.permissions.Program.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Wiretap;
import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.permissions.Permission;
import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.template.Place;
import dev.reelay.infrastructure.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invariant 10: what both services call, recorded on the wire while they are made to do all that they can do, is what their roles in
 * {@code infrastructure/reelay.yaml} allow: no call more, and no permission more.
 *
 * <p>Of the four ways to use widgets two are recorded, which between them have both storages and both sources: each condition in the
 * template's policies depends on one of the two alone, so the other two allow nothing that is not looked at here.
 */
class LeastPrivilegeTests {

    /** What a role allows and no run can show, each with its reason; whoever adds one says why there. */
    private static final Map<Program, Set<Permission>> NEVER_SEEN = Map.of(PRODUCER, Set.of(), CONSUMER, Set.of());

    @ParameterizedTest(name = "queues movie-*{0}")
    @ValueSource(strings = {"", ".fifo"})
    void services_inAllThatTheyDo_callExactlyWhatTheirRolesAllow(String queueSuffix) {
        Set<RecordedCall> calls = recorded("LeastPrivilegeTests" + queueSuffix, queueSuffix);
        IamPolicies policies = IamPolicies.of(Template.reelay()
                .stack(
                        Place.anywhere(),
                        Map.of(
                                "BucketName",
                                "movie-bucket",
                                "QueueType",
                                queueSuffix.isEmpty() ? "standard" : "fifo",
                                "SweepQueueArns",
                                Place.anywhere().queueArn(GrandTour.SWEPT_QUEUE),
                                "SweepBucketArns",
                                Place.anywhere().bucketArn(GrandTour.SWEPT_BUCKET))));

        assertThat(policies.refused(calls)).as("called, but refused").isEmpty();
        NEVER_SEEN.forEach((program, exceptions) -> assertThat(policies.unused(program, calls))
                .as("allowed to the %s, but never called", program)
                .containsExactlyInAnyOrderElementsOf(exceptions));
    }

    @ParameterizedTest(name = "widgets kept in {0}, requests by a {1}")
    @CsvSource({"s3,queue", "dynamodb,bucket"})
    void services_inAllThatTheyDoForWidgets_callExactlyWhatTheirRolesAllowMore(String storage, String source) {
        WidgetUse use = new WidgetUse(storage, source);
        Set<RecordedCall> calls = recorded(use);
        IamPolicies without =
                IamPolicies.of(Template.reelay().stack(Place.anywhere(), Map.of("BucketName", "movie-bucket")));
        IamPolicies with = IamPolicies.of(Template.reelay()
                .stack(
                        Place.anywhere(),
                        Map.of(
                                "BucketName", "movie-bucket",
                                "WidgetStorage", storage,
                                "WidgetSource", source,
                                "RequestsBucketName", "widget-requests",
                                "WidgetsBucketName", "widgets")));

        assertThat(with.refused(calls)).as("called, but refused").isEmpty();
        for (Program program : List.of(PRODUCER, CONSUMER)) {
            Set<Permission> unused = with.unused(program, calls);
            // The grand tour needs these. No statement for widgets may repeat one of them, which would be hidden here.
            unused.removeAll(without.allowed(program.role()));
            assertThat(with.allowedTwice(program.role()))
                    .as("allowed to the %s by two statements", program)
                    .isEmpty();
            assertThat(unused)
                    .as("allowed to the %s for widgets, but never called", program)
                    .isEmpty();
        }
    }

    private static Set<RecordedCall> recorded(WidgetUse use) {
        String name = "LeastPrivilegeTests-%s-%s".formatted(use.storage(), use.source());
        try (Wiretap wire = Wiretap.open(name);
                Pipeline embedded = use.embedded("LeastPrivilegeTests")) {
            wire.passOnTo(embedded.stack().aws());
            Pipeline pipeline = embedded.through(plan -> use.told(wire.before(plan), embedded.aws()));
            new WidgetTour(pipeline, use, wire).walk();
            return wire.calls();
        }
    }

    private static Set<RecordedCall> recorded(String name, String queueSuffix) {
        try (Wiretap wire = Wiretap.open(name);
                Pipeline pipeline = Pipeline.withoutServices(name, queueSuffix)
                        .through(plan -> wire.before(plan).with("reelay.widgets.enabled", "false"))) {
            wire.passOnTo(pipeline.stack().aws());
            new GrandTour(pipeline, wire).walk();
            return wire.calls();
        }
    }
}
