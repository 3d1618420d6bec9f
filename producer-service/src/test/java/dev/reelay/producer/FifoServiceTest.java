package dev.reelay.producer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole service on embedded AWS, with FIFO queues. All such tests share one service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeServiceTest
@ContextConfiguration(initializers = EmbeddedBackend.Fifo.class)
public @interface FifoServiceTest {}
