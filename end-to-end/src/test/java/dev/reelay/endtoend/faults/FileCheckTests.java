package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** That the checker sees what is wrong with files, of movies and of somebody's own: no run of the product ought to show it. */
class FileCheckTests {

    private static final String JOB = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";
    private static final String SENT = "{\"price\": 1.50, \"list\": [null, true, {\"state\": \"\"}]}";
    private static final Map<String, AttributeValue> SAID = Map.of(
            "price", fromN("1.5"),
            "list", fromL(List.of(fromNul(true), fromBool(true), fromM(Map.of("state", fromS(""))))));

    private final HandMadeRun movies = new HandMadeRun();

    @Test
    void check_ofAFileThatArrived_findsNothing() {
        assertThat(FileCheck.violations(evidence("laptop.json", SAID, SENT))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongAttributes")
    void check_ofAnItemThatSaysSomethingElse_findsIt(Map<String, AttributeValue> said) {
        assertThat(FileCheck.violations(evidence("laptop.json", said, SENT)))
                .extracting(Violation::rule)
                .containsExactly(Rule.WRONG_FILE);
    }

    static Stream<Map<String, AttributeValue>> wrongAttributes() {
        return Stream.of(
                Map.of(),
                with("price", fromN("1.51")),
                with("price", fromS("1.5")),
                with("list", fromL(List.of())),
                with("list", fromL(List.of(fromBool(true), fromNul(true), fromM(Map.of("state", fromS("")))))),
                with("list", fromL(List.of(fromNul(true), fromBool(true), fromM(Map.of())))),
                with("more", fromNul(true)));
    }

    @Test
    void check_ofAnItemUnderAnotherName_findsIt() {
        assertThat(FileCheck.violations(evidence("lapdog.json", SAID, SENT))).hasSize(1);
    }

    /** The same to a reader of JSON. */
    @Test
    void check_ofOtherBytesThatSayTheSame_findsThem() {
        assertThat(FileCheck.violations(evidence("laptop.json", SAID, SENT.replace("1.50", "1.5"))))
                .hasSize(1);
    }

    @Test
    void check_ofAFileThatIsGone_findsThat() {
        Evidence arrived = evidence("laptop.json", SAID, SENT);
        Evidence gone =
                new Evidence(arrived.events(), arrived.items(), Map.of(), List.of(), Map.of(), Map.of(), List.of());

        assertThat(FileCheck.violations(gone)).extracting(Violation::rule).containsExactly(Rule.WRONG_FILE);
    }

    @Test
    void check_ofMoviesThatArrived_findsNothing() {
        assertThat(FileCheck.violations(movies.evidence())).isEmpty();
    }

    @Test
    void check_ofAMoviesFileWrittenTwice_findsThat() {
        movies.events.add(new Event.FileWritten("producer-2", HandMadeRun.key(1)));

        assertThat(FileCheck.violations(movies.evidence()))
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail()).startsWith("written 2 times"));
    }

    @Test
    void check_ofAMoviesFileThatNobodyWrote_findsThat() {
        Evidence evidence = movies.evidence();
        evidence.events().remove(new Event.FileWritten("producer", HandMadeRun.key(1)));

        assertThat(FileCheck.violations(evidence))
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail()).startsWith("written 0 times"));
    }

    @Test
    void check_ofOtherBytesUnderAMoviesName_findsThem() {
        movies.files.put(HandMadeRun.key(1), Optional.of("{\"spoiled\":true}"));

        assertThat(rules(movies.evidence())).containsExactly(Rule.WRONG_FILE);
    }

    @Test
    void check_ofAMoviesItemThatSaysSomethingElse_findsIt() {
        Evidence evidence = movies.evidence();
        Map<String, AttributeValue> other =
                new HashMap<>(movies.item(1, "CONFIRMED").values());
        other.put("year", fromN("2000"));
        evidence.items().put(new MovieRef(HandMadeRun.JOB, 1), new Attributes(other));

        assertThat(rules(evidence)).containsExactly(Rule.WRONG_FILE);
    }

    @Test
    void check_ofAFileWithoutAnItem_findsIt() {
        movies.events.add(new Event.FileWritten("producer", "nobodys.json"));

        assertThat(rules(movies.evidence())).containsExactly(Rule.UNEXPECTED);
    }

    private static List<Rule> rules(Evidence evidence) {
        return FileCheck.violations(evidence).stream().map(Violation::rule).toList();
    }

    private static Map<String, AttributeValue> with(String name, AttributeValue value) {
        Map<String, AttributeValue> changed = new HashMap<>(SAID);
        changed.put(name, value);
        return changed;
    }

    /** Of a run in which one file was sent, and this is there in the end. */
    private static Evidence evidence(String name, Map<String, AttributeValue> said, String inS3) {
        byte[] bytes = inS3.getBytes(StandardCharsets.UTF_8);
        String key = FileCheck.digest(bytes) + ".json";
        Attributes item = new Attributes(Map.of(
                "job_id", fromS(JOB),
                "movie_id", fromS("0000000"),
                "key", fromS(key),
                "file_name", fromS(name),
                "attributes", fromM(said)));
        return new Evidence(
                List.of(new Event.FileSent(JOB, "laptop.json", SENT), new Event.FileWritten("producer", key)),
                Map.of(new MovieRef(JOB, 0), item),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(key, bytes),
                List.of());
    }
}
