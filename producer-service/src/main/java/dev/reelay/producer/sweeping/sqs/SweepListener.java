package dev.reelay.producer.sweeping.sqs;

import dev.reelay.producer.sweeping.SweepStep;
import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import io.awspring.cloud.sqs.annotation.SqsListener;

/** Listens to the queue of the sweeps. */
class SweepListener {

    private final Stage<SweepStep> stage;

    SweepListener(Stage<SweepStep> stage) {
        this.stage = stage;
    }

    /** Each message is up to 1,000 objects, so far fewer are taken at a time than of the pointers. */
    @SqsListener(
            id = "sweep",
            queueNames = "#{@schemaNames.sweepQueue()}",
            maxConcurrentMessages = "${reelay.sweeping.concurrency}",
            maxMessagesPerPoll = "2")
    void receive(Delivery delivery) {
        stage.work(delivery);
    }
}
