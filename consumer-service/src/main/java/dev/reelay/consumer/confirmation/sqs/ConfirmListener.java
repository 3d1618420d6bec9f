package dev.reelay.consumer.confirmation.sqs;

import dev.reelay.movie.Pointer;
import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import io.awspring.cloud.sqs.annotation.SqsListener;

/** Listens to the second queue. */
class ConfirmListener {

    private final Stage<Pointer> stage;

    ConfirmListener(Stage<Pointer> stage) {
        this.stage = stage;
    }

    @SqsListener(id = "confirm", queueNames = "#{@schemaNames.confirmQueue()}")
    void receive(Delivery delivery) {
        stage.work(delivery);
    }
}
