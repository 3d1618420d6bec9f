package dev.reelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every order of everything that may happen to two movies, within these faults, keeps invariants 1 to 3. */
class ProtocolTests {

    @Test
    void protocol_withoutFaults_confirmsEverythingAndParksNothing() {
        assertThat(Models.fromRequest(Models.ONE_CHUNK, Faults.NONE)).isEmpty();
        assertThat(Models.fromRequest(Models.SPLIT, Faults.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "0, 1, 0, 0", "0, 0, 1, 1"})
    void submission_withFaults_keepsInvariants(int crashes, int duplicates, int alterations, int redrives) {
        Faults faults = new Faults(crashes, duplicates, alterations, redrives);

        assertThat(Models.fromRequest(Models.ONE_CHUNK, faults)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0", "0, 1, 0, 0", "0, 0, 1, 1"})
    void split_withFaults_keepsInvariants(int crashes, int duplicates, int alterations, int redrives) {
        Faults faults = new Faults(crashes, duplicates, alterations, redrives);

        assertThat(Models.fromAccepted(Models.SPLIT, faults)).isEmpty();
    }

    /** Of a split that is repeated, or goes on beside its dead letter, somebody dies; or of its parts. */
    @Test
    void split_withADuplicateAndACrash_keepsInvariants() {
        assertThat(Models.fromAccepted(Models.SPLIT_ONE_DELIVERY, new Faults(1, 1, 0, 0)))
                .isEmpty();
    }

    /** Before the job is entered, while it is provisional, when its message is sent, when it is accepted, and all the way from there. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0", "0, 1, 0, 0"})
    void submission_ofAJobThatIsSplit_keepsInvariants(int crashes, int duplicates, int alterations, int redrives) {
        Faults faults = new Faults(crashes, duplicates, alterations, redrives);

        assertThat(Models.fromRequest(Models.SPLIT_ONE_DELIVERY, faults)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 0", "0, 1, 1, 0"})
    void chunk_withTwoKindsOfFaults_keepsInvariants(int crashes, int duplicates, int alterations, int redrives) {
        Faults faults = new Faults(crashes, duplicates, alterations, redrives);

        assertThat(Models.fromAccepted(Models.ONE_CHUNK, faults)).isEmpty();
    }

    @Test
    void chunk_withTwoCrashes_keepsInvariants() {
        assertThat(Models.fromAccepted(Models.ONE_CHUNK, new Faults(2, 0, 0, 0)))
                .isEmpty();
    }

    @Test
    void redrive_ofWhatRanOutOfDeliveriesWhileTheRestGoesOn_keepsInvariants() {
        assertThat(Models.fromRequest(Models.ONE_DELIVERY, new Faults(1, 0, 0, 1)))
                .isEmpty();
        assertThat(Models.fromAccepted(Models.ONE_DELIVERY, new Faults(1, 1, 0, 0)))
                .isEmpty();
        assertThat(Models.fromAccepted(Models.ONE_DELIVERY, new Faults(1, 0, 1, 1)))
                .isEmpty();
    }

    @Test
    void fifoQueues_whetherOrNotTheyDropWhatWasSentBefore_keepInvariants() {
        Bounds fifo = new Bounds(2, 2, 2, true);

        assertThat(Models.fromRequest(fifo, new Faults(1, 0, 0, 0))).isEmpty();
        assertThat(Models.fromAccepted(fifo, new Faults(0, 1, 1, 0))).isEmpty();
    }

    /** What is forgotten to save states matters nowhere: remembered, it leads to as many ends, and all is as well. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "0, 1, 0, 0", "0, 0, 1, 1"})
    void quotient_leftOut_leadsToTheSameEnds(int crashes, int duplicates, int alterations, int redrives) {
        Bounds bounds = Models.ONE_DELIVERY;
        World start = World.accepted(2, new Faults(crashes, duplicates, alterations, redrives));

        Exploration usual = Explorer.explore(start, new Protocol(bounds, Set.of()));
        Exploration whole = Explorer.explore(start, new Protocol(bounds, Set.of(), UnaryOperator.identity()));

        System.out.println("model, quotient left out: " + whole + ", with it: " + usual);
        assertThat(whole.violation()).isEmpty();
        assertThat(whole.ends()).isEqualTo(usual.ends());
        assertThat(whole.states()).isGreaterThan(usual.states());
    }

    /** Takes minutes: CONTRIBUTING.md says how to run it. */
    @ParameterizedTest
    @CsvSource({"2, 0, 0, 0", "1, 0, 1, 1", "1, 1, 0, 0"})
    @EnabledIfSystemProperty(named = "reelay.model", matches = "large")
    void submission_withMoreFaults_keepsInvariants(int crashes, int duplicates, int alterations, int redrives) {
        Faults faults = new Faults(crashes, duplicates, alterations, redrives);

        assertThat(Models.fromRequest(Models.ONE_CHUNK, faults)).isEmpty();
    }
}
