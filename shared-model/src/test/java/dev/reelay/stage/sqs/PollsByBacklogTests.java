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
            polls.request(10);
            polls.release(0, PARTIAL_FETCH);
        }

        assertThat(granted()).isEqualTo(3);
    }

    @Test
    void request_afterAReceiveThatWasNotFull_isGrantedForOneAgain() {
        polls.request(10);
        polls.release(0, PARTIAL_FETCH);
        polls.request(10);
        polls.release(1, PARTIAL_FETCH);

        assertThat(granted()).isEqualTo(1);
    }

    @Test
    void request_afterAnEmptyReceive_isGrantedForOneAgain() {
        polls.request(10);
        polls.release(0, PARTIAL_FETCH);
        polls.request(10);
        polls.release(10, NONE_FETCHED);

        assertThat(granted()).isEqualTo(1);
    }

    @Test
    void release_ofAProcessedMessage_doesNotEndAReceive() {
        polls.request(10);
        polls.release(1, PROCESSED);

        assertThat(polls.request(10)).isZero();
    }

    @Test
    void request_onceDrained_isRefused() {
        assertThat(polls.drain(Duration.ZERO)).isTrue();

        assertThat(polls.request(10)).isZero();
    }

    private int granted() {
        int granted = 0;
        while (polls.request(10) > 0) {
            granted++;
        }
        return granted;
    }
}
