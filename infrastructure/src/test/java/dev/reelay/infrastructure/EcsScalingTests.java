package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.services;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.template.Stack;
import dev.reelay.infrastructure.template.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services on ECS scale by what waits before each of their tasks. */
class EcsScalingTests {

    private static final Pattern VARIABLE = Pattern.compile("[a-z]+");

    private static final Stack STACK = services(
            aStack(".fifo"),
            Map.of(
                    "ProducerMinTasks", "2",
                    "ProducerMaxTasks", "3",
                    "RangesPerTask", "7",
                    "ConsumerMinTasks", "4",
                    "ConsumerMaxTasks", "5",
                    "PointersPerTask", "11"));

    @Test
    void producer_always_followsTheRangesPerRunningTask() {
        assertFollows("Producer", "ranges / tasks", Map.of("ranges", messagesOf("movie-generate.fifo")));
    }

    @Test
    void consumer_always_followsThePointersOfBothQueuesPerRunningTask() {
        assertFollows(
                "Consumer",
                "(load + confirm) / tasks",
                Map.of("load", messagesOf("movie-load.fifo"), "confirm", messagesOf("movie-confirm.fifo")));
    }

    private static void assertFollows(String service, String math, Map<String, Map<String, String>> queues) {
        Map<String, Map<String, String>> expected = new HashMap<>(queues);
        expected.put("tasks", runningTasksOf(service));
        List<Value> metrics = STACK.resource(service + "BacklogPolicy")
                .properties()
                .field("TargetTrackingScalingPolicyConfiguration")
                .field("CustomizedMetricSpecification")
                .field("Metrics")
                .items();

        assertThat(metrics)
                .filteredOn(metric -> metric.field("ReturnData").text().equals("true"))
                .singleElement()
                .satisfies(
                        metric -> assertThat(metric.field("Expression").text()).isEqualTo(math));
        Map<String, Map<String, String>> measured = measured(metrics);
        assertThat(measured).isEqualTo(expected);
        assertThat(measured.keySet()).isEqualTo(variables(math));
    }

    private static Map<String, Map<String, String>> measured(List<Value> metrics) {
        return metrics.stream()
                .filter(metric -> metric.fields().containsKey("MetricStat"))
                .collect(Collectors.toMap(
                        metric -> metric.field("Id").text(),
                        metric -> metric.field("MetricStat").texts()));
    }

    private static Set<String> variables(String math) {
        return VARIABLE.matcher(math)
                .results()
                .map((MatchResult variable) -> variable.group())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> messagesOf(String queue) {
        return Map.of(
                "Stat", "Average",
                "Metric.Namespace", "AWS/SQS",
                "Metric.MetricName", "ApproximateNumberOfMessagesVisible",
                "Metric.Dimensions[0].Name", "QueueName",
                "Metric.Dimensions[0].Value", queue);
    }

    private static Map<String, String> runningTasksOf(String service) {
        return Map.of(
                "Stat", "Average",
                "Metric.Namespace", "ECS/ContainerInsights",
                "Metric.MetricName", "RunningTaskCount",
                "Metric.Dimensions[0].Name", "ClusterName",
                "Metric.Dimensions[0].Value", "reelay-ecs-Cluster",
                "Metric.Dimensions[1].Name", "ServiceName",
                "Metric.Dimensions[1].Value", "reelay-ecs-" + service + ".Name");
    }

    @ParameterizedTest
    @CsvSource({"Producer,2,3,7", "Consumer,4,5,11"})
    void service_always_isScaledToWhatTheParametersSay(String service, String least, String most, String perTask) {
        assertThat(STACK.resource(service + "Scaling").properties().texts())
                .containsOnly(
                        Map.entry("ServiceNamespace", "ecs"),
                        Map.entry("ScalableDimension", "ecs:service:DesiredCount"),
                        Map.entry("ResourceId", "service/reelay-ecs-Cluster/reelay-ecs-" + service + ".Name"),
                        Map.entry("MinCapacity", least),
                        Map.entry("MaxCapacity", most));
        assertThat(STACK.resource(service + "BacklogPolicy").properties().texts())
                .containsEntry("PolicyType", "TargetTrackingScaling")
                .containsEntry("ScalingTargetId", "reelay-ecs-" + service + "Scaling")
                .containsEntry("TargetTrackingScalingPolicyConfiguration.TargetValue", perTask);
    }

    /** Without it there is no {@code RunningTaskCount}, by which the messages are divided. */
    @Test
    void cluster_always_hasContainerInsights() {
        assertThat(STACK.resource("Cluster").properties().texts())
                .containsEntry("ClusterSettings[0].Name", "containerInsights")
                .containsEntry("ClusterSettings[0].Value", "enabled");
    }
}
