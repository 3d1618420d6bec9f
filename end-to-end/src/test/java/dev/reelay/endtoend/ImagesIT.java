package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.docker.NeedsImage;
import dev.reelay.endtoend.DockerCompose.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both services and embedded AWS in their images: whose process runs there, what it may write, what an image says of itself, how much memory a
 * service takes, that it starts from its AOT cache, and how all stop. They are started, looked at, given a job and stopped within it, AWS
 * after it, once for all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsImage(NeedsImage.JRE)
class ImagesIT {

    private static final String PROJECT = "reelay-images-it";
    private static final List<String> SERVICES = List.of("producer", "consumer", "aws");

    /** What the contract gives a service to end, in seconds; whoever needs longer is killed, and ends with 137. */
    private static final String GRACE = "25";

    /** More than can be done while the command that stops the services begins. */
    private static final int MOVIES = 5_000;

    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_max_bytes\\{(?:.*,)?area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private final DockerCompose compose = new DockerCompose(
            List.of("-p", PROJECT, "-f", "docker-compose.yml", "-f", "end-to-end/src/test/resources/aot-on.yml"),
            environment());

    private final Map<String, Seen> seen = new HashMap<>();
    private Map<String, Double> heaps = Map.of();
    private Map<String, Integer> states = Map.of();
    private boolean begun;

    /**
     * What was seen of a container.
     *
     * @param process what Linux says of its process 1
     * @param command the command line of that
     * @param mounts its mounts, a line each
     * @param health how the check of its image ended in it
     * @param end how it ended: its status and its exit code
     * @param log all that it wrote
     */
    private record Seen(String process, String command, String mounts, Answer health, String end, String log) {
        Seen ended(String how, String said) {
            return new Seen(process, command, mounts, health, how, said);
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of("BACKEND", "local-aws"));
        Composed.PORTS.forEach(port -> environment.put(port, "0"));
        return environment;
    }

    @BeforeAll
    void look() {
        DockerCompose.isNeededBy(ImagesIT.class);
        begun = true;
        // What a run left whose JVM was killed would be taken for ours.
        compose.must("down", "--volumes", "--timeout", "0");
        compose.must("up", "--wait", "--wait-timeout", "300");
        Map<String, Seen> running = new HashMap<>();
        for (String service : SERVICES) {
            running.put(
                    service,
                    new Seen(
                            read(service, "/proc/1/status"),
                            read(service, "/proc/1/cmdline"),
                            read(service, "/proc/mounts"),
                            check(service),
                            "",
                            ""));
        }
        heaps = Map.of("producer", heap(url("producer", 8080)), "consumer", heap(url("consumer", 8081)));
        stopWithinAJob();
        compose.must("stop", "--timeout", GRACE, "aws");
        running.forEach((service, before) -> seen.put(
                service,
                before.ended(
                        DockerCompose.exitCode(container(service)),
                        compose.must("logs", "--no-log-prefix", "--no-color", service))));
    }

    private String read(String service, String file) {
        return compose.must("exec", "-T", service, "cat", file);
    }

    /** Runs the image's own health check, which that of the Compose file replaces. */
    private Answer check(String service) {
        Stream<String> command = Stream.concat(
                Stream.of("exec", "-T", service), ownCheck(service).stream().skip(1));
        return compose.run(command.toArray(String[]::new));
    }

    /** That check: {@code CMD}, and the words of a command. */
    private static List<String> ownCheck(String service) {
        String json = DockerCompose.inspect("{{json .Config.Healthcheck.Test}}", image(service));
        return new JsonMapper()
                .readTree(json)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String image(String service) {
        return DockerCompose.inspect("{{.Config.Image}}", container(service));
    }

    private static String container(String service) {
        return PROJECT + "-" + service + "-1";
    }

    /** How large the heap may become, in bytes, but for the one of two survivor spaces that is empty. */
    private static double heap(URI service) {
        return HEAP.matcher(new Rest(service).get("/actuator/prometheus").body())
                .results()
                .mapToDouble(space -> Double.parseDouble(space.group(1)))
                .sum();
    }

    /** Stops the services once some movies are confirmed, and counts what the job has come to. */
    private void stopWithinAJob() {
        Rest producer = new Rest(url("producer", 8080));
        String jobId = producer.submit(MOVIES);
        await("the first confirmed movies")
                .atMost(Services.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> producer.inState(jobId, "confirmed") > 0);
        compose.must("stop", "--timeout", GRACE, "producer", "consumer");
        try (Aws aws = new Aws(url("aws", 4566), url("aws", 4567), url("aws", 4568), "")) {
            states = aws.states(jobId);
        }
    }

    private URI url(String service, int port) {
        return URI.create("http://" + compose.must("port", service, Integer.toString(port)));
    }

    @AfterAll
    void remove() {
        if (begun) {
            compose.run("down", "--volumes", "--timeout", "0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"producer", "consumer", "aws"})
    void process1_ofAService_isJavaWithoutAnyPrivileges(String service) {
        assertThat(seen(service).process())
                .containsPattern("(?m)^Name:\\s+java$")
                .containsPattern("(?m)^Uid:(\\s+10001){4}$")
                .containsPattern("(?m)^Gid:(\\s+10001){4}$")
                .containsPattern("(?m)^CapEff:\\s+0+$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"producer", "consumer", "aws"})
    void root_ofAService_isReadOnly(String service) {
        assertThat(seen(service).mounts().lines())
                .filteredOn(mount -> mount.contains(" / "))
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(mount).matches("\\S+ / \\S+ ro[, ].*"));
    }

    /** Or it would not have become healthy. Without a cache of its own the JDK's would do, so that it is looked for too. */
    @ParameterizedTest
    @ValueSource(strings = {"producer", "consumer"})
    void start_whereTheCacheIsAMust_succeeds(String service) {
        assertThat(seen(service).command().split("\0", -1)).contains("-XX:AOTCache=/app/service.aot");
        assertThat(seen(service).log()).contains("Picked up JAVA_TOOL_OPTIONS: -XX:AOTMode=on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"producer", "consumer"})
    void stop_withinAJob_endsWithZeroInTime(String service) {
        assertThat(states).as("the middle").containsKey("CONFIRMED").isNotEqualTo(Map.of("CONFIRMED", MOVIES));
        assertThat(seen(service).end()).as(seen(service).log()).isEqualTo("exited 0");
    }

    @Test
    void stop_ofAwsAfterTheServices_endsWithZeroInTime() {
        assertThat(seen("aws").end()).as(seen("aws").log()).isEqualTo("exited 0");
    }

    /** A third of the container's memory is what a job needs, and half is what the Dockerfile gives; the JVM by itself would take a quarter. */
    @ParameterizedTest
    @ValueSource(strings = {"producer", "consumer"})
    void heap_ofAService_isNoMoreThanHalfOfTheContainersMemory(String service) {
        double limit = Double.parseDouble(DockerCompose.inspect("{{.HostConfig.Memory}}", container(service)));

        assertThat(limit).as("mem_limit").isPositive();
        assertThat(Objects.requireNonNull(heaps.get(service))).isBetween(limit / 3, limit / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"producer", "consumer", "aws"})
    void healthcheck_ofTheImage_succeedsWithWhatIsInTheImage(String service) {
        assertThat(ownCheck(service)).startsWith("CMD").noneMatch(word -> word.contains("curl"));
        assertThat(seen(service).health().code())
                .as(seen(service).health().said())
                .isZero();
    }

    /** Its version and revision are given by whoever publishes it; those of the image that it is built from must not show. */
    @ParameterizedTest
    @CsvSource({"producer, Reelay producer", "consumer, Reelay consumer", "aws, Reelay embedded AWS"})
    void labels_ofAnImage_sayWhatItIs(String service, String title) {
        assertThat(DockerCompose.inspect("{{json .Config.Labels}}", image(service)))
                .contains(
                        label("title", title),
                        label("licenses", "Apache-2.0"),
                        label("base.name", "docker.io/library/" + NeedsImage.JRE),
                        label("version", "dev"),
                        label("revision", "unknown"))
                .containsPattern("\"org\\.opencontainers\\.image\\.description\":\"[^\"]+\"");
    }

    private static String label(String name, String value) {
        return "\"org.opencontainers.image.%s\":\"%s\"".formatted(name, value);
    }

    private Seen seen(String service) {
        return Objects.requireNonNull(seen.get(service), service);
    }
}
