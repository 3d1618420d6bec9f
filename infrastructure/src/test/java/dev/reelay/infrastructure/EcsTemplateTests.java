package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.services;
import static dev.reelay.infrastructure.Stacks.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.permissions.Permission;
import dev.reelay.infrastructure.template.Stack;
import dev.reelay.infrastructure.template.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The services on ECS fit the stack beside them and keep to the contract. */
class EcsTemplateTests {

    private static final int CONTRACT_SHUTDOWN_SECONDS = 25;

    @ParameterizedTest
    @ValueSource(strings = {"ProducerTask", "ConsumerTask"})
    void containers_always_areToldTheNamesOfTheOtherStack(String task) {
        assertThat(environment(ecs(), task))
                .containsOnly(
                        Map.entry("SPRING_PROFILES_ACTIVE", "production"),
                        Map.entry("AWS_REGION", "us-east-1"),
                        Map.entry("REELAY_BUCKET", "movie-bucket"),
                        Map.entry("REELAY_TABLE", "movie-job-information"),
                        Map.entry("REELAY_QUEUES_GENERATE", "movie-generate.fifo"),
                        Map.entry("REELAY_QUEUES_LOAD", "movie-load.fifo"),
                        Map.entry("REELAY_QUEUES_CONFIRM", "movie-confirm.fifo"),
                        Map.entry("REELAY_QUEUES_SWEEP", "bucket-sweep.fifo"),
                        Map.entry("REELAY_WIDGETS_ENABLED", "false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProducerTask", "ConsumerTask"})
    void containers_whenWidgetsAreUsed_areToldWhatTheOtherStackHasForThem(String task) {
        assertThat(environment(ecs("s3", "queue"), task))
                .containsEntry("REELAY_WIDGETS_STORAGESTRATEGY", "s3")
                .containsEntry("REELAY_WIDGETS_REQUESTDESTINATION", "widgets")
                .containsEntry("REELAY_WIDGETS_REQUESTSBUCKET", "widget-requests")
                .containsEntry(
                        "REELAY_WIDGETS_QUEUEURL",
                        "https://sqs.us-east-1.amazonaws.com/111122223333/widget-requests.fifo")
                .hasSize(12);
        assertThat(environment(ecs("dynamodb", "bucket"), task))
                .containsEntry("REELAY_WIDGETS_STORAGESTRATEGY", "dynamodb")
                .containsEntry("REELAY_WIDGETS_REQUESTDESTINATION", "widgets")
                .containsEntry("REELAY_WIDGETS_REQUESTSOURCE", "widget-requests")
                .hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({"ProducerTask,ProducerGroup", "ConsumerTask,ConsumerGroup"})
    void tasks_whenTracesHaveAnEndpoint_areToldItAndLetOutToItsPort(String task, String group) {
        Stack stack = ecs(Map.of("OtlpEndpoint", "http://collector:4318/v1/traces", "OtlpPort", "4318"));

        assertThat(environment(stack, task))
                .containsEntry(
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", "http://collector:4318/v1/traces");
        assertThat(portsOut(stack, group)).containsExactly("443", "4318");
    }

    /** EC2 refuses a group in which a rule stands twice. */
    @ParameterizedTest
    @CsvSource({"'',443", "'',4318", "https://traces.example.com/v1/traces,443"})
    void groups_whenTracesNeedNoOtherPort_letOutToAwsOnly(String endpoint, String port) {
        Stack stack = ecs(Map.of("OtlpEndpoint", endpoint, "OtlpPort", port));

        assertThat(portsOut(stack, "ProducerGroup")).containsExactly("443");
        assertThat(portsOut(stack, "ConsumerGroup")).containsExactly("443");
    }

    @ParameterizedTest
    @CsvSource({"ProducerTask,reelay-ProducerRole", "ConsumerTask,reelay-ConsumerRole"})
    void tasks_always_haveTheRoleOfTheirService(String task, String role) {
        assertThat(ecs().resource(task).text("TaskRoleArn")).isEqualTo("arn:aws:iam::111122223333:role/" + role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProducerTask", "ConsumerTask"})
    void containers_always_areNotRootAndWriteNowhereButToTmp(String task) {
        Value container = container(task);

        assertThat(container.field("User").text()).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(container.field("ReadonlyRootFilesystem").text()).isEqualTo("true");
        assertThat(container.field("MountPoints").items())
                .extracting(mount -> mount.field("ContainerPath").text())
                .containsExactly("/tmp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProducerTask", "ConsumerTask"})
    void containers_whenStopped_haveTheTimeThatTheContractGivesThem(String task) {
        assertThat(Integer.parseInt(container(task).field("StopTimeout").text()))
                .isBetween(CONTRACT_SHUTDOWN_SECONDS + 5, 120);
    }

    @ParameterizedTest
    @CsvSource({"ProducerTask,8080,200,true", "ProducerTask,8080,503,false", "ConsumerTask,8081,200,true"})
    void healthCheck_whenServiceAnswers_isWhatItSays(String task, int contractPort, int status, boolean healthy)
            throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/livez", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        try {
            assertThat(isHealthy(task, contractPort, service.getAddress().getPort()))
                    .isEqualTo(healthy);
        } finally {
            service.stop(0);
        }
        assertThat(isHealthy(task, contractPort, service.getAddress().getPort()))
                .isFalse();
    }

    private static boolean isHealthy(String task, int contractPort, int port) throws IOException, InterruptedException {
        List<String> command = container(task).field("HealthCheck").field("Command").items().stream()
                .map(Value::text)
                .toList();
        assertThat(command).startsWith("CMD", "bash", "-c").hasSize(4);
        assertThat(command.getLast()).contains("/127.0.0.1/" + contractPort + " ");
        String here = command.getLast().replace("/" + contractPort + " ", "/" + port + " ");
        return new ProcessBuilder("bash", "-c", here)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Which does not depend on AWS, and lies on the port that requests are sent to. */
    @Test
    void targets_always_areAskedForTheirLivenessOnTheirOwnPort() {
        assertThat(ecs().resource("ProducerTargets").properties().texts())
                .containsEntry("Port", "8080")
                .containsEntry("HealthCheckPath", "/livez")
                .doesNotContainKey("HealthCheckPort");
    }

    /** Or a request of its would meet a connection that is being closed: a 502 now and then. */
    @Test
    void balancer_always_closesIdleConnectionsBeforeTheProducerDoes() throws IOException {
        String application =
                Files.readString(Path.of("..", "producer-service", "src", "main", "resources", "application.yml"));
        // What follows in the file is of profiles.
        String keptAlive = Value.parse(application.split("\n---", 2)[0])
                .field("server")
                .field("tomcat")
                .field("keep-alive-timeout")
                .text();

        assertThat(keptAlive).matches("\\d+s");
        Duration keepAlive = Duration.parse("PT" + keptAlive);
        assertThat(ecs().resource("Balancer")
                        .properties()
                        .field("LoadBalancerAttributes")
                        .items())
                .filteredOn(attribute -> attribute.field("Key").text().equals("idle_timeout.timeout_seconds"))
                .singleElement()
                .satisfies(attribute -> assertThat(Duration.ofSeconds(
                                Long.parseLong(attribute.field("Value").text())))
                        .isLessThan(keepAlive));
    }

    @Test
    void producer_always_isReachedOnlyThroughItsLoadBalancer() {
        Stack stack = ecs();
        Map<String, String> ingress =
                stack.resource("ProducerIngress").properties().texts();

        assertThat(stack.resource("Balancer").text("Scheme")).isEqualTo("internal");
        assertThat(stack.resource("BalancerGroup").properties().texts())
                .containsEntry("SecurityGroupIngress[0].CidrIp", "10.0.0.0/16");
        assertThat(ingress)
                .containsEntry("FromPort", "8080")
                .containsEntry("SourceSecurityGroupId", "reelay-ecs-BalancerGroup")
                .doesNotContainKey("CidrIp");
        assertThat(stack.resources("AWS::EC2::SecurityGroupIngress")).hasSize(1);
        assertThat(stack.resource("ConsumerGroup").properties().fields()).doesNotContainKey("SecurityGroupIngress");
    }

    /** Only to log in, which knows no resources, may it do something to all of them. */
    @Test
    void executionRole_always_mayPullItsImagesAndWriteItsLogsOnly() {
        String images = "arn:aws:ecr:us-east-1:111122223333:repository/reelay/*";
        String producerLogs = "arn:aws:logs:us-east-1:111122223333:log-group:reelay-ecs-ProducerLogs:*";
        String consumerLogs = "arn:aws:logs:us-east-1:111122223333:log-group:reelay-ecs-ConsumerLogs:*";

        assertThat(IamPolicies.of(ecs()).allowed("ExecutionRole"))
                .containsExactlyInAnyOrder(
                        new Permission("ecr:GetAuthorizationToken", "*"),
                        new Permission("ecr:BatchCheckLayerAvailability", images),
                        new Permission("ecr:GetDownloadUrlForLayer", images),
                        new Permission("ecr:BatchGetImage", images),
                        new Permission("logs:CreateLogStream", producerLogs),
                        new Permission("logs:PutLogEvents", producerLogs),
                        new Permission("logs:CreateLogStream", consumerLogs),
                        new Permission("logs:PutLogEvents", consumerLogs));
    }

    private static List<String> portsOut(Stack stack, String group) {
        return stack.resource(group).properties().field("SecurityGroupEgress").items().stream()
                .map(rule -> {
                    assertThat(rule.field("ToPort")).isEqualTo(rule.field("FromPort"));
                    return rule.field("ToPort").text();
                })
                .toList();
    }

    private static Map<String, String> environment(Stack stack, String task) {
        return container(stack, task).field("Environment").items().stream()
                .collect(Collectors.toMap(
                        variable -> variable.field("Name").text(),
                        variable -> variable.field("Value").text()));
    }

    private static Value container(String task) {
        return container(ecs(), task);
    }

    private static Value container(Stack stack, String task) {
        List<Value> containers =
                stack.resource(task).properties().field("ContainerDefinitions").items();
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    private static Stack ecs() {
        return ecs(Map.of());
    }

    private static Stack ecs(Map<String, String> more) {
        return services(aStack(".fifo"), more);
    }

    private static Stack ecs(String widgetStorage, String widgetSource) {
        Map<String, String> chosen = Map.of("WidgetStorage", widgetStorage, "WidgetSource", widgetSource);
        return services(aStack(".fifo", widgets(widgetStorage, chosen)), chosen);
    }
}
