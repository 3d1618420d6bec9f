package dev.reelay.producer.generation.sqs;

import dev.reelay.producer.generation.GenerationQueue;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where ranges are sent. */
@Configuration(proxyBeanMethods = false)
class GenerationQueueConfiguration {

    @Bean
    GenerationQueue generationQueue(Queues queues, SchemaNames names) {
        return new SqsGenerationQueue(queues.named(names.generateQueue()));
    }
}
