package dev.reelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchemaCommandTests {

    private final String id = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void load_whenNothingIsThere_printsWhatItCreated() {
        CommandRun run = schema("load");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "created  bucket  bucket-" + id,
                        "created  table   table-" + id,
                        "created  queue   generate-" + id + "-dlq",
                        "created  queue   generate-" + id,
                        "created  queue   load-" + id + "-dlq",
                        "created  queue   load-" + id,
                        "created  queue   confirm-" + id + "-dlq",
                        "created  queue   confirm-" + id,
                        "created  queue   sweep-" + id + "-dlq",
                        "created  queue   sweep-" + id);
        assertThat(schema("load").out().lines()).hasSize(10).allMatch(line -> line.startsWith("existing "));
    }

    @Test
    void load_whenSuffixIsFifo_createsFifoQueues() {
        assertThat(schema("load", "--queue-suffix", ".fifo").out())
                .contains("created  queue   load-" + id + "-dlq.fifo\n")
                .contains("created  queue   load-" + id + ".fifo\n");
    }

    /** By the same rule as the services, which must find it. */
    @Test
    void list_whenTheFirstQueueIsFifoAndNoneOfSweepsIsNamed_looksForOneOfItsKind() {
        assertThat(CommandRun.local("schema", "list", "--queue-generate", "generate-" + id + ".fifo")
                        .out())
                .contains(" queue   bucket-sweep-dlq.fifo")
                .contains(" queue   bucket-sweep.fifo");
    }

    @Test
    void load_withWidgets_createsWhatTheyNeedToo() {
        String[] widgets = {
            "--widgets",
            "--requests-bucket=requests-" + id,
            "--queue-widgets=requests-" + id + ".fifo",
            "--widgets-bucket=widgets-" + id,
            "--widgets-table=widgets-" + id
        };

        assertThat(schema("load", widgets).out().lines())
                .hasSize(15)
                .contains(
                        "created  bucket  requests-" + id,
                        "created  bucket  widgets-" + id,
                        "created  table   widgets-" + id,
                        "created  queue   requests-" + id + "-dlq.fifo",
                        "created  queue   requests-" + id + ".fifo");
        assertThat(schema("list").out().lines()).hasSize(10);
        List<String> drop = new ArrayList<>(List.of(widgets));
        drop.add("--yes");
        assertThat(schema("drop", drop.toArray(String[]::new)).out().lines())
                .hasSize(15)
                .allMatch(line -> line.startsWith("dropped  "));
    }

    @Test
    void load_whenTheQueueOfWidgetsIsNotFifo_isWrongUsage() {
        CommandRun run = CommandRun.local("schema", "load", "--widgets", "--queue-widgets", "requests");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'requests' is not a name for the queue of widget requests: end it with .fifo");
    }

    @Test
    void list_whenLoaded_showsCountsInAColumn() {
        schema("load");

        assertThat(schema("list").out())
                .contains("found    table   table-" + id + "         about 0 items, ACTIVE\n")
                .contains("found    queue   generate-" + id + "      0 available, 0 in flight, 0 delayed\n");
    }

    @Test
    void commands_asJson_sayTheSame() {
        assertThat(schema("load", "--output", "json").out())
                .startsWith("[{\"outcome\":\"created\",\"kind\":\"bucket\",\"name\":\"bucket-" + id
                        + "\",\"detail\":\"\"},{")
                .endsWith("}]\n");
        assertThat(schema("list", "--output", "JSON").out())
                .contains("{\"outcome\":\"found\",\"kind\":\"table\",\"name\":\"table-" + id
                        + "\",\"detail\":\"about 0 items, ACTIVE\"}");
        assertThat(schema("drop", "--yes", "--output", "json").out()).startsWith("[{\"outcome\":\"dropped\"");
        assertThat(schema("list", "--output", "table").out().lines())
                .hasSize(10)
                .allMatch(line -> line.startsWith("missing  "));
    }

    @Test
    void list_whenOutputIsNoForm_isWrongUsage() {
        assertThat(schema("list", "--output", "yaml").status()).isEqualTo(2);
    }

    @Test
    void list_whenNothingIsThere_saysMissing() {
        CommandRun run = schema("list");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(10).allMatch(line -> line.startsWith("missing  "));
    }

    @Test
    void drop_whenYesIsGiven_removesAllAndIsIdempotent() {
        schema("load");

        assertThat(schema("drop", "--yes").out().lines()).hasSize(10).allMatch(line -> line.startsWith("dropped  "));
        assertThat(schema("drop", "--yes").out().lines()).hasSize(10).allMatch(line -> line.startsWith("missing  "));
    }

    @Test
    void load_whenOptionsStandBeforeTheCommand_takesThem() {
        CommandRun run = CommandRun.local("--table", "table-" + id, "--region", "eu-west-3", "schema", "list");

        assertThat(run.out()).contains("missing  table   table-" + id);
    }

    @Test
    void load_whenANameIsInvalid_isWrongUsage() {
        CommandRun run = CommandRun.local("schema", "load", "--bucket", "Movies");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'Movies' is not a name for a bucket");
    }

    @Test
    void load_whenEndpointIsNone_isWrongUsage() {
        CommandRun run = CommandRun.of("schema", "load", "--endpoint-url", "localhost:4566");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'localhost:4566' is not an endpoint");
    }

    @Test
    void schema_whenCommandIsMissing_isWrongUsage() {
        assertThat(CommandRun.of("schema").status()).isEqualTo(2);
        assertThat(CommandRun.of().err()).contains("a command is missing").contains("Usage: operator-cli");
    }

    private CommandRun schema(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("schema", command));
        arguments.addAll(List.of("--table", "table-" + id, "--bucket", "bucket-" + id));
        arguments.addAll(List.of("--queue-generate", "generate-" + id, "--queue-load", "load-" + id));
        arguments.addAll(List.of("--queue-confirm", "confirm-" + id, "--queue-sweep", "sweep-" + id));
        arguments.addAll(List.of(options));
        return CommandRun.local(arguments.toArray(String[]::new));
    }
}
