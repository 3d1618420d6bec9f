package dev.reelay.endtoend.faults;

import dev.reelay.infrastructure.permissions.IamPolicies;
import dev.reelay.infrastructure.template.Place;
import dev.reelay.infrastructure.template.Template;
import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.RunningService;
import dev.reelay.launcher.stack.ServiceKind;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.launcher.stack.Stack;
import dev.reelay.launcher.stack.StackPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What experiments need, kept for several of them because it is slow to start: embedded AWS, the faulty one before it, and two
 * instances of each service that know only the faulty one. Everything is tuned to give up and come back within seconds.
 */
final class Lab implements AutoCloseable {

    /** As short as the services allow with room for a slow machine. */
    static final Duration VISIBILITY = Duration.ofSeconds(6);

    private static final Path LOGS = Path.of("target", "logs");

    private final Stack stack;
    private final FaultyAws faulty;
    private final QueueKind kind;
    private final Account account;

    private Lab(Stack stack, FaultyAws faulty, QueueKind kind) {
        this.stack = stack;
        this.faulty = faulty;
        this.kind = kind;
        this.account = new Account(stack.aws(), kind);
    }

    /** With two producers and two consumers. */
    static Lab open(String name, QueueKind kind) {
        FaultyAws faulty = FaultyAws.open();
        Lab lab = open(
                name,
                kind,
                faulty,
                service("producer", ServicePlan.producer(), kind, faulty),
                service("producer-2", ServicePlan.producer(), kind, faulty),
                service("consumer", ServicePlan.consumer(), kind, faulty),
                service("consumer-2", ServicePlan.consumer(), kind, faulty));
        try {
            lab.account.makeVisibleAgainAfter((int) VISIBILITY.toSeconds());
            lab.stack.startServices();
            return lab;
        } catch (RuntimeException failed) {
            lab.close();
            throw failed;
        }
    }

    /** Without any services. */
    static Lab withoutServices(String name) {
        return open(name, QueueKind.STANDARD, FaultyAws.open());
    }

    private static Lab open(String name, QueueKind kind, FaultyAws faulty, ServicePlan... services) {
        Stack stack = Stack.of(StackPlan.in(Path.of(".."), LOGS.resolve(name))
                .with(AwsPlan.onFreePorts().with("--queue-suffix=" + kind.suffix(), "--widgets"))
                .with(services));
        faulty.passOnTo(stack.aws());
        stack.startAws();
        return new Lab(stack, faulty, kind);
    }

    /** The services' names are those of their logs too, because they are started in this order. */
    private static ServicePlan service(String instance, ServicePlan plan, QueueKind kind, FaultyAws faulty) {
        ServicePlan service = faulty.before(plan, instance)
                .with("reelay.stage.visibility", VISIBILITY.toSeconds() + "s")
                .with("reelay.retry.first", "1s")
                .with("reelay.retry.factor", "1")
                .with("reelay.aws.attempt-timeout", "3s")
                .with("reelay.aws.call-timeout", "8s")
                .with("reelay.sweeping.keys-per-step", Integer.toString(SweepRun.KEYS_PER_STEP))
                .with("spring.cloud.aws.sqs.listener.poll-timeout", "2s");
        for (String queue : Account.STAGE_QUEUES) {
            service = service.with("reelay.queues." + queue.substring(queue.indexOf('-') + 1), kind.named(queue));
        }
        return WidgetSetting.beside(kind).told(service);
    }

    QueueKind kind() {
        return kind;
    }

    FaultyAws faulty() {
        return faulty;
    }

    Account account() {
        return account;
    }

    /** What the services have called so far although their roles in {@code infrastructure/reelay.yaml} do not allow it. */
    Set<IamPolicies.Refusal> refused() {
        Map<String, String> parameters =
                new HashMap<>(WidgetSetting.beside(kind).parameters());
        parameters.put("BucketName", Account.BUCKET);
        parameters.put("QueueType", kind.name().toLowerCase(Locale.ROOT));
        parameters.put("SweepQueueArns", Place.anywhere().queueArn(SweepRun.NAMED + "*"));
        parameters.put("SweepBucketArns", Place.anywhere().bucketArn(SweepRun.NAMED + "*"));
        return IamPolicies.of(Template.reelay().stack(Place.anywhere(), parameters))
                .refused(faulty.calls().all());
    }

    /** All services, as they run now. */
    List<RunningService> services() {
        return Stream.of(ServiceKind.PRODUCER, ServiceKind.CONSUMER)
                .flatMap(kind -> stack.services(kind).stream())
                .toList();
    }

    RunningService restart(RunningService ended) {
        return stack.restart(ended);
    }

    /** The producers, dead or alive. */
    Producers producers() {
        return new Producers(stack.services(ServiceKind.PRODUCER).stream()
                .map(RunningService::url)
                .toList());
    }

    @Override
    public void close() {
        account.close();
        stack.close();
        faulty.close();
    }
}
