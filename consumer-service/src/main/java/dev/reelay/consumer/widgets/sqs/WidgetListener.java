package dev.reelay.consumer.widgets.sqs;

import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import dev.reelay.widgets.RequestPointer;
import io.awspring.cloud.sqs.annotation.SqsListener;

/** Listens to the queue of widget requests. */
class WidgetListener {

    private final Stage<RequestPointer> stage;

    WidgetListener(Stage<RequestPointer> stage) {
        this.stage = stage;
    }

    /**
     * One message per receive: SQS gives several of a group at once, and where the first is to be tried again the second must not be
     * worked on. By itself in flight it keeps SQS from giving the next.
     */
    @SqsListener(
            id = "widget",
            queueNames = "#{@requestSource.queue()}",
            maxConcurrentMessages = "${reelay.widgets.concurrency:32}",
            maxMessagesPerPoll = "1")
    void receive(Delivery delivery) {
        stage.work(delivery);
    }
}
