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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Invariant 10: what both services call, recorded on the wire while they are made to do all that they can do, is what their roles in
 * {@code infrastructure/reelay.yaml} allow: no call more, and no permission more.
 */
class LeastPrivilegeTests {

    /** What a role allows and no run can show, each with its reason; whoever adds one says why there. */
    private static final Map<Program, Set<Permission>> NEVER_SEEN = Map.of(PRODUCER, Set.of(), CONSUMER, Set.of());

    /** Either way of widgets with either kind of queues, so that each way of all is gone once. */
    @ParameterizedTest(name = "queues movie-*{0}, widgets kept in {1}, their requests by a {2}")
    @CsvSource({"'',s3,queue", ".fifo,dynamodb,bucket"})
    void services_inAllThatTheyDo_callExactlyWhatTheirRolesAllow(String queueSuffix, String storage, String source) {
        Set<RecordedCall> calls = recorded(queueSuffix, new WidgetUse(storage, source));
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
                                Place.anywhere().bucketArn(GrandTour.SWEPT_BUCKET),
                                "WidgetStorage",
                                storage,
                                "WidgetSource",
                                source,
                                "RequestsBucketName",
                                "widget-requests",
                                "WidgetsBucketName",
                                "widgets")));

        assertThat(policies.refused(calls)).as("called, but refused").isEmpty();
        NEVER_SEEN.forEach((program, exceptions) -> assertThat(policies.unused(program, calls))
                .as("allowed to the %s, but never called", program)
                .containsExactlyInAnyOrderElementsOf(exceptions));
    }

    private static Set<RecordedCall> recorded(String queueSuffix, WidgetUse use) {
        String name = "LeastPrivilegeTests" + queueSuffix;
        try (Wiretap wire = Wiretap.open(name);
                Pipeline embedded = use.embedded(name, queueSuffix)) {
            wire.passOnTo(embedded.stack().aws());
            Pipeline pipeline = embedded.through(plan -> use.told(wire.before(plan), embedded.aws()));
            pipeline.startProducer();
            new WidgetTour(pipeline, use, wire).walk();
            assertThat(pipeline.stack().consumer().program().terminate()).isZero();
            new GrandTour(pipeline, wire).walk();
            return wire.calls();
        }
    }
}
