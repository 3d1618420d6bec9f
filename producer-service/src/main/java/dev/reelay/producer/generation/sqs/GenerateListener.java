package dev.reelay.producer.generation.sqs;

import dev.reelay.producer.generation.GenerationRange;
import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import io.awspring.cloud.sqs.annotation.SqsListener;

/** Listens to the generation queue. */
class GenerateListener {

    private final Stage<GenerationRange> stage;

    GenerateListener(Stage<GenerationRange> stage) {
        this.stage = stage;
    }

    /**
     * Each message is up to 90 movies, so far fewer are taken at a time than of the pointers, and no more than two by one receive: more
     * would leave other producers idle.
     */
    @SqsListener(
            id = "generate",
            queueNames = "#{@schemaNames.generateQueue()}",
            maxConcurrentMessages = "${reelay.generation.concurrency}",
            maxMessagesPerPoll = "#{T(Math).min(2, ${reelay.generation.concurrency})}")
    void receive(Delivery delivery) {
        stage.work(delivery);
    }
}
