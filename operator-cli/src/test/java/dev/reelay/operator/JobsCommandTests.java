package dev.reelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobsCommandTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "00000000-0000-4000-8000-00000000000";
    private static final String TABLE = "table-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void seed() {
        String id = TABLE.substring("table-".length());
        LocalAws.shared()
                .load(new SchemaNames(
                        "bucket-" + id, TABLE, "generate-" + id, "load-" + id, "confirm-" + id, "sweep-" + id));
        assertThat(run("table", "seed").status()).isZero();
    }

    @Test
    void list_whenNothingElseIsSaid_showsAllJobsNewestFirst() {
        CommandRun run = run("jobs", "list");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "JOB STATE COUNT PENDING STORED PROCESSED CONFIRMED FAILED STARTED OWNER",
                        ID + "5 RUNNING 3 3 0 0 0 0 2026-01-05T14:00:00Z -",
                        ID + "4 RUNNING 6 3 0 2 1 0 2026-01-05T13:00:00Z Grace",
                        ID + "3 COMPLETED 4 0 0 0 4 0 2026-01-05T12:00:00Z Grace",
                        ID + "2 COMPLETED_WITH_FAILURES 4 0 0 0 3 1 2026-01-05T11:00:00Z Ada",
                        ID + "1 COMPLETED 12 0 0 0 12 0 2026-01-05T10:00:00Z Ada");
    }

    @Test
    void list_ofAnOwner_showsThatOnesJobsPageByPage() {
        JsonNode first = json("jobs", "list", "--owner", "Ada", "--limit", "1");
        JsonNode second = json(
                "jobs",
                "list",
                "--owner=Ada",
                "--limit=1",
                "--cursor",
                first.path("nextCursor").asString());

        assertThat(first.path("jobs").findValuesAsString("jobId")).containsExactly(ID + "2");
        assertThat(second.path("jobs").findValuesAsString("jobId")).containsExactly(ID + "1");
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(json("jobs", "list", "--owner", "Nobody").path("jobs")).isEmpty();
    }

    @Test
    void list_withinAWindow_showsWhatWasPlacedInIt() {
        JsonNode jobs = json("jobs", "list", "--from", "2026-01-05T11:00:00Z", "--to", "2026-01-05T13:00:00Z");

        assertThat(jobs.path("jobs").findValuesAsString("jobId")).containsExactly(ID + "3", ID + "2");
    }

    @Test
    void list_whenMoreFollows_saysHowToGoOn() {
        CommandRun run = run("jobs", "list", "--limit", "2");

        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).matches("more with --cursor [A-Za-z0-9_-]+\\n");
    }

    @Test
    void show_asJson_isWhatRestAnswers() {
        assertThat(run("jobs", "show", ID + "2", "--output", "json").out())
                .isEqualTo("{\"jobId\":\"%s2\",\"state\":\"COMPLETED_WITH_FAILURES\",\"count\":4,\"seed\":2,\"movies\":"
                                .formatted(ID)
                        + "{\"pending\":0,\"stored\":0,\"processed\":0,\"confirmed\":3,\"failed\":1},"
                        + "\"startedOn\":\"2026-01-05T11:00:00Z\",\"finishedOn\":\"2026-01-05T11:00:00.510Z\","
                        + "\"owner\":\"Ada\"}\n");
    }

    @Test
    void show_asTable_isALineForEachField() {
        assertThat(run("jobs", "show", ID + "5").out())
                .startsWith("jobId       " + ID + "5\nstate       RUNNING\nowner       -\n")
                .contains("finishedOn  -\n")
                .endsWith("failed      0\n");
    }

    @Test
    void events_ofARepairedJob_showAllThatHappenedNewestFirst() {
        CommandRun run = run("jobs", "events", ID + "3");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.split(" +", -1)[1]))
                .containsExactly(
                        "EVENT",
                        "completed",
                        "redriven",
                        "completed",
                        "first-confirmed",
                        "parked",
                        "generation-done",
                        "generation-begun",
                        "submitted");
        assertThat(run.out()).contains("confirm  0000000  file-missing: ").contains("COMPLETED_WITH_FAILURES\n");
    }

    @Test
    void events_withinAWindow_areThoseFromItsBeginningAndBeforeItsEnd() {
        JsonNode events = json(
                "jobs", "events", ID + "1", "--from", "2026-01-05T10:00:00Z", "--to", "2026-01-05T10:00:00.000000001Z");

        assertThat(events.path("events").findValuesAsString("event")).containsExactly("submitted");
        assertThat(json("jobs", "events", ID + "1", "--from", "2026-01-05T10:00:00Z", "--to", "2026-01-05T10:00:00Z")
                        .path("events"))
                .isEmpty();
        assertThat(events.path("events").path(0).propertyNames())
                .containsExactly("event", "on", "stage", "movies", "message", "reason", "state");
    }

    @ParameterizedTest
    @CsvSource({"list", "show " + ID + "1", "events " + ID + "1"})
    void commands_whenAskedFor_sayWhatTheyConsumed(String command) {
        CommandRun run = run(("jobs " + command + " --consumed-capacity").split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .matches("consumed [0-9]+(\\.5)? read capacity units\\n")
                .doesNotContain("consumed 0 ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "jobs, a command is missing",
                "jobs show, Missing required parameter",
                "jobs show 1, '1' is no job's id",
                "jobs events X, 'X' is no job's id",
                "jobs list --owner A+B, --owner must be",
                "jobs list --limit 0, --limit must be",
                "jobs list --limit 1001, --limit must be",
                "jobs list --limit x, Invalid value for option '--limit'",
                "jobs list --from yesterday, Invalid value for option '--from'",
                "jobs list --from 2026-01-05T10:00:00Z --to 2026-01-05T09:59:59Z, --to must not be before --from",
                "jobs list --cursor x, --cursor is not a nextCursor of this list",
                "jobs list --output xml, Invalid value for option '--output'",
                "jobs list --colour red, Unknown option"
            })
    void commands_whenUsedWrongly_exitWithTwoAndSayWhy(String command, String why) {
        CommandRun run = run(command.split(" "));

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"show", "events"})
    void commands_whenJobIsUnknown_exitWithOneAndSayWhatToDo(String command) {
        CommandRun run = run("jobs", command, ID + "9");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("operator-cli: there is no job %s9 in table %s: 'jobs list' shows what there is\n"
                        .formatted(ID, TABLE));
    }

    @Test
    void commands_whenTableIsMissing_exitWithOneAndSayHowToCreateIt() {
        for (List<String> command :
                List.of(List.of("jobs", "list"), List.of("jobs", "show", ID + "1"), List.of("table", "seed"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--table", "no-such-table"));
            CommandRun run = CommandRun.local(arguments.toArray(String[]::new));

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("operator-cli: the table does not exist: create it with 'schema load', or give its name"
                            + " with --table\n");
        }
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "json"));
        CommandRun run = run(all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).isEmpty();
        return JSON.readTree(run.out());
    }

    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--table", TABLE));
        return CommandRun.local(all.toArray(String[]::new));
    }
}
