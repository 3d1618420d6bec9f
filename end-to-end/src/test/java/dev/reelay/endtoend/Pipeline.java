package dev.reelay.endtoend;

import dev.reelay.backend.docker.Emulator;
import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.launcher.stack.Stack;
import dev.reelay.launcher.stack.StackPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A stack of the packaged programs with what looks at it.
 *
 * @param visibility the queues' visibility timeout, which services are told
 * @param towards what else services are told: the way to AWS
 */
record Pipeline(Stack stack, Aws aws, Duration visibility, UnaryOperator<ServicePlan> towards) implements Services {

    private static final Duration AS_IN_PRODUCTION = Duration.ofSeconds(30);

    static final List<String> QUEUES = List.of("movie-generate", "movie-load", "movie-confirm", "bucket-sweep");
    static final List<String> DEAD_LETTER_QUEUES =
            QUEUES.stream().map(queue -> queue + "-dlq").toList();

    /** A way to start both services. */
    @FunctionalInterface
    interface Start {
        /** With logs under this name, on queues with this suffix. */
        Services services(String name, String queueSuffix);
    }

    /** Everything but the services, which a test starts when it wants them; embedded AWS is told more. */
    static Pipeline withoutServices(String name, String queueSuffix, String... more) {
        AwsPlan aws = AwsPlan.onFreePorts().with(more);
        return over(queueSuffix.isEmpty() ? aws : aws.with("--queue-suffix", queueSuffix), name, queueSuffix);
    }

    /** Nothing but an AWS in which nothing is. */
    static Pipeline withoutSchema(String name) {
        return over(AwsPlan.onFreePorts().with("--no-schema"), name, "");
    }

    /**
     * Without services, beside an AWS that runs already and answers all three APIs there; what is missing of its schema is created, by the
     * operator's command. The stack knows nothing of it: services have to be told the way ({@link #through}).
     */
    static Pipeline beside(URI aws, String name, String... schema) {
        OperatorCli.Ended loaded = new OperatorCli(aws, aws, aws, name)
                .run(Stream.concat(Stream.of("schema", "load"), Stream.of(schema))
                        .toArray(String[]::new));
        if (loaded.exitCode() != 0) {
            throw new IllegalStateException("the schema cannot be loaded: " + loaded.output());
        }
        Stack stack = Stack.of(StackPlan.in(Path.of(".."), Path.of("target", "logs", name)));
        return new Pipeline(stack, new Aws(aws, aws, aws, ""), AS_IN_PRODUCTION, UnaryOperator.identity());
    }

    private static Pipeline over(AwsPlan aws, String name, String queueSuffix) {
        Stack stack = Stack.of(
                StackPlan.in(Path.of(".."), Path.of("target", "logs", name)).with(aws));
        stack.startAws();
        return new Pipeline(stack, new Aws(stack.aws(), queueSuffix), AS_IN_PRODUCTION, UnaryOperator.identity());
    }

    /** With one producer and one consumer. */
    static Pipeline start(String name, String queueSuffix) {
        return withServices(withoutServices(name, queueSuffix));
    }

    private static Pipeline withServices(Pipeline pipeline) {
        try {
            pipeline.startProducer();
            pipeline.startConsumer();
            return pipeline;
        } catch (RuntimeException failed) {
            pipeline.close();
            throw failed;
        }
    }

    /** What a killed service held comes back soon; services that are started from now on know of it. */
    Pipeline redeliveringSoon() {
        return redeliveringSoon(QUEUES);
    }

    /** The same of these queues. */
    Pipeline redeliveringSoon(List<String> queues) {
        Duration soon = Duration.ofSeconds(6);
        aws.makeVisibleAgainAfter(soon, queues);
        return new Pipeline(stack, aws, soon, towards);
    }

    /** Services that are started from now on are told this too. */
    Pipeline through(UnaryOperator<ServicePlan> way) {
        return new Pipeline(stack, aws, visibility, way);
    }

    void startProducer() {
        stack.start(configured(ServicePlan.producer()));
    }

    void startConsumer() {
        stack.start(configured(ServicePlan.consumer()));
    }

    private ServicePlan configured(ServicePlan plan) {
        // A JVM that cannot use its AOT cache does not start, instead of starting slowly.
        ServicePlan configured = towards.apply(plan)
                .withJvmFlag("-XX:AOTMode=on")
                .with("reelay.stage.visibility", visibility.toSeconds() + "s");
        for (String queue : QUEUES) {
            configured = configured.with("reelay.queues." + stage(queue), aws.queue(queue));
        }
        return configured;
    }

    /** The stage that a queue feeds. */
    static String stage(String queue) {
        return queue.substring(queue.indexOf('-') + 1);
    }

    @Override
    public Rest producer() {
        return new Rest(stack.producer().url());
    }

    @Override
    public Rest consumer() {
        return new Rest(stack.consumer().url());
    }

    @Override
    public Emulator emulator() {
        return Emulator.LOCAL_AWS;
    }

    @Override
    public void close() {
        aws.close();
        stack.close();
    }
}
