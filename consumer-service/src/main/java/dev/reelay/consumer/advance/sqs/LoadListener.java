package dev.reelay.consumer.advance.sqs;

import dev.reelay.movie.Pointer;
import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import io.awspring.cloud.sqs.annotation.SqsListener;

/** Listens to the first queue. */
class LoadListener {

    private final Stage<Pointer> stage;

    LoadListener(Stage<Pointer> stage) {
        this.stage = stage;
    }

    @SqsListener(id = "load", queueNames = "#{@schemaNames.loadQueue()}")
    void receive(Delivery delivery) {
        stage.work(delivery);
    }
}
