package dev.reelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TableCommandTests {

    private static final LocalAws AWS = LocalAws.shared();

    private final SchemaNames names = aSchema();

    @Test
    void scan_whenEveryTypeIsThere_writesDynamoDbsJson() {
        AWS.load(names);
        put(
                "JOB#a",
                "JOB",
                Map.of(
                        "b", AttributeValue.fromB(SdkBytes.fromUtf8String("hi")),
                        "bool", AttributeValue.fromBool(true),
                        "bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
                        "l", AttributeValue.fromL(List.of(AttributeValue.fromS("\"é\n"))),
                        "m", AttributeValue.fromM(Map.of("k", AttributeValue.fromS("v"))),
                        "n", AttributeValue.fromN("1.50"),
                        "ns", AttributeValue.fromNs(List.of("1")),
                        "nul", AttributeValue.fromNul(true),
                        "ss", AttributeValue.fromSs(List.of("s"))));

        CommandRun run = scan();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                        {"Items":[
                        {"b":{"B":"aGk="},"bool":{"BOOL":true},"bs":{"BS":["eA=="]},"l":{"L":[{"S":"\\"\\u00E9\\n"}]},\
                        "m":{"M":{"k":{"S":"v"}}},"n":{"N":"1.5"},"ns":{"NS":["1"]},"nul":{"NULL":true},\
                        "pk":{"S":"JOB#a"},"sk":{"S":"JOB"},"ss":{"SS":["s"]}}
                        ],"Count":1,"ScannedCount":1}
                        """);
        assertThat(run.err()).isEqualTo("1 items read, 1 written\n");
    }

    @Test
    void scan_whenAskedFor_saysWhatItConsumed() {
        AWS.load(names);
        put("JOB#a", "JOB", Map.of());

        CommandRun run = scan("--consumed-capacity");

        assertThat(run.err()).isEqualTo("1 items read, 1 written\nconsumed 1 read capacity units\n");
        assertThat(run.out()).endsWith("\"ScannedCount\":1}\n");
    }

    @Test
    void scan_whenTableIsEmpty_writesNoItems() {
        AWS.load(names);

        assertThat(scan().out()).isEqualTo("{\"Items\":[\n],\"Count\":0,\"ScannedCount\":0}\n");
    }

    @Test
    void scan_whenJobIsGiven_writesThatJobAndNotOneThatBeginsLikeIt() {
        AWS.load(names);
        put("JOB#a", "JOB", Map.of());
        put("JOB#a#0", "MOVIE#1", Map.of());
        put("JOB#ab", "JOB", Map.of());
        put("JOB#ab#0", "MOVIE#1", Map.of());

        assertThat(scan("--job", "a").out())
                .contains("\"JOB#a\"")
                .contains("\"JOB#a#0\"")
                .doesNotContain("JOB#ab")
                .endsWith("],\"Count\":2,\"ScannedCount\":4}\n");
    }

    @Test
    void scan_whenThereAreSeveralPages_writesAllToTheFile(@TempDir Path folder) throws IOException {
        AWS.load(names);
        String large = "x".repeat(300_000);
        IntStream.range(0, 8).forEach(i -> put("JOB#" + i, "JOB", Map.of("large", AttributeValue.fromS(large))));
        Path file = folder.resolve("table_scan.json");
        Files.writeString(file, "before");

        CommandRun run = scan("--out", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("8 items read, 8 written\n");
        assertThat(Files.readString(file)).endsWith("],\"Count\":8,\"ScannedCount\":8}\n");
        assertThat(Files.readAllLines(file)).hasSize(10);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void scan_whenTableIsMissing_saysHowToCreateIt(@TempDir Path folder) {
        Path file = folder.resolve("table_scan.json");

        CommandRun run = scan("--out", file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("operator-cli: table '" + names.table()
                        + "' does not exist: create it with 'schema load', or give its name with --table\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void scan_whenFolderIsMissing_saysSo(@TempDir Path folder) {
        CommandRun run = scan("--out", folder.resolve("none").resolve("file").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("does not exist: make it or choose another file");
    }

    @Test
    void scan_asTable_writesALineForEachItemWithItsKeysAligned(@TempDir Path folder) throws IOException {
        AWS.load(names);
        put("JOB#a", "JOB", Map.of("count", AttributeValue.fromN("7"), "flag", AttributeValue.fromBool(true)));
        put("JOB#a#EVENTS", "EVENT#1", Map.of("reason", AttributeValue.fromS("a\nb")));
        Path file = folder.resolve("table_scan.txt");

        CommandRun run = scan("--output", "table");
        CommandRun toFile = scan("--output", "TABLE", "--out", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactlyInAnyOrder(
                        "JOB#a         JOB      count=7 flag=<BOOL>", "JOB#a#EVENTS  EVENT#1  reason=a?b");
        assertThat(run.err()).isEqualTo("2 items read, 2 written\n");
        assertThat(toFile.out()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(run.out());
    }

    /** After its first page, and not after the table. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "table"})
    void scan_whenNobodyReads_stopsReadingTheTable(String form) {
        AWS.load(names);
        String large = "x".repeat(300_000);
        IntStream.range(0, 8).forEach(i -> put("JOB#" + i, "JOB", Map.of("large", AttributeValue.fromS(large))));

        CommandRun run = CommandRun.unread("table", "scan", "--table", names.table(), "--output", form);
        int pages = CountedScans.of(names.table());
        scan();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("operator-cli: standard output cannot be written (Broken pipe)")
                .hasLineCount(1);
        assertThat(pages).isOne();
        assertThat(CountedScans.of(names.table()) - pages)
                .as("pages of the table")
                .isGreaterThan(pages);
    }

    @Test
    void seed_doneTwice_isTheSameTableAsDoneOnce() {
        AWS.load(names);

        CommandRun first = seed(names);
        Map<String, String> once = items(names);
        CommandRun second = seed(names);

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("JOB ").contains("COMPLETED_WITH_FAILURES");
        assertThat(first.out().lines()).hasSize(6);
        assertThat(second).isEqualTo(first);
        assertThat(items(names)).isEqualTo(once);
    }

    @Test
    void seed_inTwoTables_isTheSame() {
        SchemaNames others = aSchema();
        SchemaNames sameBucket = new SchemaNames(
                names.bucket(),
                others.table(),
                others.generateQueue(),
                others.loadQueue(),
                others.confirmQueue(),
                others.sweepQueue());
        AWS.load(names);
        AWS.load(sameBucket);

        seed(names);
        seed(sameBucket);

        assertThat(items(sameBucket)).isEqualTo(items(names)).hasSizeGreaterThan(40);
    }

    @Test
    void seed_asJson_saysWhatItWrote() {
        AWS.load(names);

        CommandRun run = CommandRun.local("table", "seed", "--table", names.table(), "--output", "json");

        assertThat(run.out())
                .startsWith("{\"jobs\":[{\"jobId\":\"00000000-0000-4000-8000-000000000001\",\"state\":\"COMPLETED\"")
                .endsWith("],\"nextCursor\":null}\n");
    }

    private static CommandRun seed(SchemaNames into) {
        return CommandRun.local("table", "seed", "--table", into.table(), "--bucket", into.bucket());
    }

    /** Every item by its keys, with all that it holds. */
    private static Map<String, String> items(SchemaNames of) {
        Map<String, String> items = new TreeMap<>();
        AWS.dynamoDb()
                .scanPaginator(scan -> scan.tableName(of.table()).consistentRead(true))
                .items()
                .forEach(item -> items.put(item.get("pk") + " " + item.get("sk"), new TreeMap<>(item).toString()));
        return items;
    }

    private CommandRun scan(String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"table", "scan", "--table", names.table()}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return CommandRun.local(all);
    }

    private void put(String pk, String sk, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", AttributeValue.fromS(pk));
        item.put("sk", AttributeValue.fromS(sk));
        AWS.dynamoDb().putItem(put -> put.tableName(names.table()).item(item));
    }

    private static SchemaNames aSchema() {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return new SchemaNames(
                "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id, "sweep-" + id);
    }
}
