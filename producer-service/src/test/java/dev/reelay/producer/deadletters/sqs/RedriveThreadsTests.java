package dev.reelay.producer.deadletters.sqs;

import static dev.reelay.producer.deadletters.MemoryDeadLetters.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.producer.deadletters.CopyDeadLetters;
import dev.reelay.producer.deadletters.MemoryDeadLetters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class RedriveThreadsTests {

    private final MemoryDeadLetters deadLetters = new MemoryDeadLetters();

    @Test
    void close_whileABatchIsCopied_waitsForItAndBeginsNoFurther() {
        GenericApplicationContext service = new GenericApplicationContext();
        service.registerBean(ThreadPoolTaskExecutor.class, () -> new DeadLettersConfiguration().redriveThreads());
        service.refresh();
        ThreadPoolTaskExecutor threads = service.getBean(ThreadPoolTaskExecutor.class);
        CountDownLatch sending = new CountDownLatch(1);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        deadLetters.whenSent(message -> {
            sending.countDown();
            answer.join();
        });
        deadLetters.park(25);
        new CopyDeadLetters(deadLetters, deadLetters, threads, 3).start(QUEUE, 25);
        await().until(() -> sending.getCount() == 0);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(service::close);
        await().until(() -> threads.getThreadPoolExecutor().isShutdown());
        assertThat(closed).isNotDone();
        answer.complete(null);
        closed.join();

        assertThat(deadLetters.deleted()).hasSize(10);
    }
}
