package dev.reelay.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code file send --wait --output json} writes for programs: one value, however it ends. */
class FileCommandJsonTests {

    private final ScriptedProducer producer = ScriptedProducer.start();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void send_withOutputJson_writesOneValue() throws IOException {
        producer.thenJob(202, "RUNNING").thenJob(200, "RUNNING").thenJob(200, "COMPLETED");

        assertThat(send()).isEqualTo(new CommandRun(0, json("COMPLETED"), ""));
    }

    @Test
    void send_whenTheFileFails_writesTheValueAllTheSame() throws IOException {
        producer.thenJob(202, "RUNNING")
                .thenJob(200, "COMPLETED_WITH_FAILURES")
                .then(200, "{\"failure\":\"file-altered: the bytes are others\"}");

        assertFailed(
                send(),
                "COMPLETED_WITH_FAILURES",
                "the file is FAILED, file-altered: the bytes are others: put it back, redrive");
    }

    @Test
    void send_whenTheFileFailsAndNobodySaysWhy_writesTheValueAllTheSame() throws IOException {
        producer.thenJob(202, "RUNNING").thenJob(200, "COMPLETED_WITH_FAILURES").then(503, "{\"detail\":\"away\"}");

        assertFailed(
                send(),
                "COMPLETED_WITH_FAILURES",
                "the file is FAILED, and why is not known, the producer refused (503): away: put it back, redrive");
    }

    @Test
    void send_whenTheFileIsParked_writesTheValueAllTheSame() throws IOException {
        producer.thenJob(202, "RUNNING");
        IntStream.range(0, 5).forEach(look -> producer.thenJob(200, "RUNNING"));
        producer.then(
                200,
                "{\"events\":[{\"event\":\"parked\",\"on\":\"2999-01-01T00:00:00Z\",\"stage\":\"generate\","
                        + "\"reason\":\"file-missing: it is gone\"}],\"nextCursor\":null}");

        assertFailed(
                send(), "RUNNING", "the file is parked by the generate stage, file-missing: it is gone: mend that");
    }

    @Test
    void send_whenItTakesTooLong_writesTheValueAsItWasSeenLast() throws IOException {
        producer.thenJob(202, "RUNNING").then(503, "{\"detail\":\"AWS does not answer\"}");

        assertFailed(
                send("--patience", "1"),
                "RUNNING",
                "after 1 s the job is still not known, the producer refused (503): AWS does not answer: look at");
    }

    private void assertFailed(CommandRun run, String state, String complaint) {
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(json(state));
        assertThat(run.err()).startsWith("operator-cli: " + complaint).hasLineCount(1);
    }

    private CommandRun send(String... options) throws IOException {
        Path file = Files.write(folder.resolve("laptop.json"), "{}".getBytes(UTF_8));
        List<String> arguments = new ArrayList<>(
                List.of("file", "send", file.toString(), "--url", producer.url(), "--wait", "--output", "json"));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String json(String state) {
        return "{\"fileName\":\"laptop.json\",\"jobId\":\"%s\",\"state\":\"%s\",\"url\":\"%s/jobs/%s\"}\n"
                .formatted(ScriptedProducer.JOB, state, producer.url(), ScriptedProducer.JOB);
    }
}
