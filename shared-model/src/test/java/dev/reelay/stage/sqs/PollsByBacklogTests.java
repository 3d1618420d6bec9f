package dev.reelay.stage.sqs;

import static io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler.ReleaseReason.NONE_FETCHED;
import static io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler.ReleaseReason.PARTIAL_FETCH;
import static io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler.ReleaseReason.PROCESSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollsByBacklogTests {

    private final PollsByBacklog polls = new PollsByBacklog(3);

    @Test
    void request_whenOneIsUnderWay_isRefused() {
        assertThat(polls.request(10)).isEqualTo(10);

        assertThat(polls.request(10)).isZero();
    }

    @Test
    void request_afterFullReceives_isGrantedForOneMoreEachTimeUpToTheMost() {
        for (int full = 0; full < 5; full++) {
            receive(10);
        }

        assertThat(granted()).isEqualTo(3);
    }

    @Test
    void request_afterAReceiveThatWasNotFull_isGrantedForOneAgain() {
        receive(10);
        receive(3);
        process(13);

        assertThat(granted()).isEqualTo(1);
    }

    @Test
    void request_afterAReceiveThatBroughtFew_isGrantedAtOnce() {
        receive(1);
        receive(3);
        receive(5);

        assertThat(granted()).isEqualTo(1);
    }

    @Test
    void request_whileAsManyAreInWorkAsAReceiveMayBring_waitsUnlessThereIsABacklog() {
        receive(6);
        receive(4);
        assertThat(granted()).isZero();

        process(1);
        assertThat(granted()).isEqualTo(1);
    }

    @Test
    void request_afterAnEmptyReceive_isGrantedForOneAgain() {
        receive(10);
        polls.request(10);
        polls.release(10, NONE_FETCHED);
        process(10);

        assertThat(granted()).isEqualTo(1);
    }

    @Test
    void release_ofAProcessedMessage_doesNotEndAReceive() {
        receive(6);
        polls.request(10);

        process(6);

        assertThat(polls.request(10)).isZero();
    }

    @Test
    void request_onceDrained_isRefused() {
        assertThat(polls.drain(Duration.ZERO)).isTrue();

        assertThat(polls.request(10)).isZero();
    }

    private void receive(int messages) {
        assertThat(polls.request(10)).isEqualTo(10);
        polls.release(10 - messages, PARTIAL_FETCH);
    }

    private void process(int messages) {
        for (int i = 0; i < messages; i++) {
            polls.release(1, PROCESSED);
        }
    }

    private int granted() {
        int granted = 0;
        while (polls.request(10) > 0) {
            granted++;
        }
        return granted;
    }
}
