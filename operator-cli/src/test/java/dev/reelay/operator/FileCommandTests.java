package dev.reelay.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.operator.ScriptedProducer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCommandTests {

    private static final byte[] LAPTOP = "{ \"weight\": 1.30,\r\n \"é\": null }\n".getBytes(UTF_8);

    private static final Instant BEFORE_ANY_COMMAND = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant AFTER_ANY_COMMAND = Instant.parse("2999-01-01T00:00:00Z");

    private final ScriptedProducer producer = ScriptedProducer.start();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void send_whenAccepted_hasSentTheBytesAndShowsTheJob() throws IOException {
        producer.thenJob(202, "RUNNING");

        CommandRun run = send(file("laptop.json", LAPTOP));

        assertThat(run).isEqualTo(new CommandRun(0, "laptop.json sent: " + jobUrl() + "\n", ""));
        assertThat(producer.requests()).satisfiesExactly(request -> {
            assertThat(request.line()).isEqualTo("PUT /files/laptop.json");
            assertThat(request.body()).isEqualTo(LAPTOP);
            assertThat(header(request, "Content-type")).containsExactly("application/json");
            assertThat(header(request, "Idempotency-key")).isEmpty();
        });
    }

    @Test
    void send_withAKey_sendsItAlong() throws IOException {
        producer.thenJob(202, "RUNNING");

        assertThat(send(file("laptop.json", LAPTOP), "--idempotency-key", "mine 1")
                        .status())
                .isZero();

        assertThat(header(producer.requests().getFirst(), "Idempotency-key")).containsExactly("mine 1");
    }

    @Test
    void send_withWait_returnsWhenItIsConfirmed() throws IOException {
        producer.thenJob(202, "RUNNING")
                .thenJob(200, "RUNNING")
                .thenJob(200, "RUNNING")
                .thenJob(200, "COMPLETED");

        CommandRun run = send(file("laptop.json", LAPTOP), "--wait");

        assertThat(run).isEqualTo(new CommandRun(0, "laptop.json sent: " + jobUrl() + "\nlaptop.json CONFIRMED\n", ""));
        assertThat(producer.requests().stream().skip(1).map(Request::line))
                .hasSize(3)
                .containsOnly("GET /jobs/" + ScriptedProducer.JOB);
    }

    @Test
    void send_withWait_whenItFails_saysWhyAndWhatToDo() throws IOException {
        producer.thenJob(202, "RUNNING")
                .thenJob(200, "COMPLETED_WITH_FAILURES")
                .then(
                        200,
                        "{\"failure\":\"file-altered: the bytes are others\",\"attributes\":{\"failure\":\"mine\"}}");

        CommandRun run = send(file("laptop.json", LAPTOP), "--wait");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).doesNotContain("CONFIRMED");
        assertThat(run.err())
                .startsWith(
                        "operator-cli: the file is FAILED, file-altered: the bytes are others: put it back, redrive")
                .hasLineCount(1);
    }

    @Test
    void send_withWait_whenItIsParked_saysWhyAndDoesNotWait() throws IOException {
        producer.thenJob(202, "RUNNING");
        IntStream.range(0, 5).forEach(look -> producer.thenJob(200, "RUNNING"));
        producer.then(200, events(AFTER_ANY_COMMAND, "generation-begun", "parked", "submitted"));

        CommandRun run = send(file("laptop.json", LAPTOP), "--wait");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "operator-cli: the file is parked by the generate stage, file-missing: it is gone: mend that,")
                .endsWith(" look at " + jobUrl() + "\n")
                .hasLineCount(1);
        assertThat(producer.requests().getLast().line())
                .isEqualTo("GET /jobs/" + ScriptedProducer.JOB + "/events?limit=50");
    }

    @Test
    void send_withWait_whenItWasParkedAndIsRedriven_waitsOn() throws IOException {
        producer.thenJob(202, "RUNNING");
        IntStream.range(0, 5).forEach(look -> producer.thenJob(200, "RUNNING"));
        producer.then(200, events(AFTER_ANY_COMMAND, "redriven", "parked", "generation-begun"));
        producer.thenJob(200, "COMPLETED");

        assertThat(send(file("laptop.json", LAPTOP), "--wait").status()).isZero();
    }

    /** Sent again with its key after the queue was redriven: that is told only when its message is received. */
    @Test
    void send_withWait_whenItWasParkedBefore_waitsOn() throws IOException {
        producer.thenJob(202, "RUNNING");
        IntStream.range(0, 5).forEach(look -> producer.thenJob(200, "RUNNING"));
        producer.then(200, events(BEFORE_ANY_COMMAND, "parked", "generation-begun", "submitted"));
        producer.thenJob(200, "COMPLETED");

        assertThat(send(file("laptop.json", LAPTOP), "--wait", "--idempotency-key", "mine 1")
                        .status())
                .isZero();
    }

    private static String events(Instant on, String... newestFirst) {
        return Stream.of(newestFirst)
                .map(event -> "{\"event\":\"%s\",\"on\":\"%s\",\"stage\":\"generate\",".formatted(event, on)
                        + "\"reason\":\"file-missing: it is gone\"}")
                .collect(Collectors.joining(",", "{\"events\":[", "],\"nextCursor\":null}"));
    }

    @Test
    void send_withWait_whenAwsIsAwayForAWhile_waitsOn() throws IOException {
        producer.thenJob(202, "RUNNING")
                .then(503, "{\"detail\":\"AWS does not answer\"}")
                .then(200, "<html>a proxy</html>")
                .thenJob(200, "COMPLETED");

        assertThat(send(file("laptop.json", LAPTOP), "--wait").status()).isZero();
    }

    @Test
    void send_withWait_whenItTakesTooLong_givesUpAndSaysWhereToLook() throws IOException {
        producer.thenJob(202, "RUNNING").thenJob(200, "RUNNING");

        CommandRun run = send(file("laptop.json", LAPTOP), "--wait", "--patience", "1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("operator-cli: after 1 s the job is still RUNNING: look at " + jobUrl() + " again")
                .hasLineCount(1);
    }

    @Test
    void send_whenRefused_showsTheBrokenRules() throws IOException {
        producer.then(
                400,
                "{\"status\":400,\"detail\":\"The request breaks the rules in errors.\","
                        + "\"errors\":[{\"field\":\"body\",\"message\":\"must be a JSON object\"}]}");

        assertThat(send(file("laptop.json", LAPTOP), "--wait"))
                .isEqualTo(new CommandRun(
                        1, "", "operator-cli: the producer refused (400): body must be a JSON object\n"));
    }

    @Test
    void send_whenAwsIsAway_saysWhatTheProducerSays() throws IOException {
        producer.then(503, "{\"status\":503,\"detail\":\"AWS does not answer: repeat the same request.\"}");

        assertThat(send(file("laptop.json", LAPTOP)))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "operator-cli: the producer refused (503): AWS does not answer: repeat the same request.\n"));
    }

    @Test
    void send_whenSomethingElseAnswers_saysSo() throws IOException {
        producer.then(202, "<html></html>");

        assertThat(send(file("laptop.json", LAPTOP)).err())
                .contains("does not answer as a producer service does: check --url");
    }

    @Test
    void send_whenNothingAnswers_saysSo() throws IOException {
        Path file = file("laptop.json", LAPTOP);

        CommandRun run = CommandRun.of("file", "send", file.toString(), "--url", "http://127.0.0.1:1/");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("operator-cli: no producer service answers at http://127.0.0.1:1 (")
                .hasLineCount(1);
    }

    @Test
    void send_whenTheFileCannotBeRead_saysSoAndSendsNothing() throws IOException {
        Files.createDirectory(folder.resolve("folder.json"));
        for (String name : List.of("none.json", "folder.json")) {
            CommandRun run = send(folder.resolve(name));

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains(name + " cannot be read").hasLineCount(1);
        }
        assertThat(producer.requests()).isEmpty();
    }

    @Test
    void send_whenTheFileIsTooLarge_saysSoAndSendsNothing() throws IOException {
        CommandRun run = send(file("laptop.json", new byte[(1 << 20) + 1]));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("has 1048577 bytes, and a file holds at most 1048576");
        assertThat(producer.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop.txt", "lap top.json", "laptop", "ä.json"})
    void send_whenTheNameBreaksTheRule_isWrongUsage(String name) throws IOException {
        CommandRun run = send(folder.resolve(name));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'" + name + "' is not a name for a file");
        assertThat(producer.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost", "/files", "http:"})
    void send_whenTheUrlIsNone_isWrongUsage(String url) {
        assertThat(CommandRun.of("file", "send", "laptop.json", "--url", url).status())
                .isEqualTo(2);
    }

    @Test
    void file_whenSomethingIsMissing_isWrongUsage() {
        assertThat(CommandRun.of("file").err()).contains("a command is missing: give 'send'");
        assertThat(CommandRun.of("file").status()).isEqualTo(2);
        assertThat(CommandRun.of("file", "send").status()).isEqualTo(2);
        assertThat(CommandRun.of("file", "send", "laptop.json", "--patience", "long")
                        .status())
                .isEqualTo(2);
    }

    private CommandRun send(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("file", "send", file.toString(), "--url", producer.url()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private String jobUrl() {
        return producer.url() + "/jobs/" + ScriptedProducer.JOB;
    }

    private static List<String> header(Request request, String name) {
        return request.headers().getOrDefault(name, List.of());
    }
}
