package dev.reelay.operator;

import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Owner;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.UnknownCursorException;
import dev.reelay.movie.JobId;
import dev.reelay.operator.OutputOptions.Form;
import dev.reelay.operator.aws.AwsAccount;
import dev.reelay.operator.aws.ReadableException;
import dev.reelay.operator.aws.TableAccount;
import dev.reelay.operator.aws.TableLedger;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code jobs list|show|events}: what the table holds of jobs, without a service. */
@Command(name = "jobs", description = "The jobs in the table.")
final class JobsCommand implements Runnable {

    private static final int JOBS_PER_PAGE = 50;
    private static final int EVENTS_PER_PAGE = 20;
    private static final int MOST_PER_PAGE = 1_000;

    @ParentCommand
    private OperatorCli cli = new OperatorCli();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw wrongUsage("a command is missing: give 'list', 'show' or 'events'");
    }

    @Command(description = "Lists jobs, newest first.")
    void list(
            @Option(names = "--owner", paramLabel = "NAME", description = "Only jobs of this owner") @Nullable
                    String owner,
            @Mixin PageOptions page) {
        if (owner != null && !Owner.isValid(owner)) {
            throw wrongUsage("--owner " + Owner.RULE);
        }
        Jobs.Filter filter = new Jobs.Filter(Optional.ofNullable(owner).map(Owner::new), window(page));
        int limit = limit(page, JOBS_PER_PAGE);
        Page<Progress> jobs = look(
                page.consumedCapacity,
                (ledger, consumption) -> ledger.jobs()
                        .metered(consumption)
                        .newestFirst(filter, limit, Optional.ofNullable(page.cursor)));
        print(LedgerJson.page("jobs", jobs, LedgerJson::job), JobLines::jobs);
    }

    @Command(description = "Shows how far a job is.")
    void show(
            @Parameters(paramLabel = "ID", description = "The job's id") String id,
            @Option(
                            names = "--consumed-capacity",
                            description = "Say on standard error how many read capacity units it took")
                    boolean consumedCapacity) {
        JobId jobId = jobId(id);
        Optional<Progress> job = look(
                consumedCapacity,
                (ledger, consumption) -> ledger.jobs().metered(consumption).progress(jobId));
        print(LedgerJson.job(job.orElseThrow(() -> unknown(jobId))), JobLines::job);
    }

    @Command(description = "Shows what happened to a job, newest first.")
    void events(@Parameters(paramLabel = "ID", description = "The job's id") String id, @Mixin PageOptions page) {
        JobId jobId = jobId(id);
        TimeWindow window = window(page);
        int limit = limit(page, EVENTS_PER_PAGE);
        Optional<Page<JobEvent>> events = look(
                page.consumedCapacity,
                (ledger, consumption) -> ledger.timelines()
                        .metered(consumption)
                        .newestFirst(jobId, window, limit, Optional.ofNullable(page.cursor)));
        Page<JobEvent> found = events.orElseThrow(() -> unknown(jobId));
        print(LedgerJson.page("events", found, LedgerJson::event), JobLines::events);
    }

    private <T> T look(boolean sayConsumption, BiFunction<TableLedger, Consumption, T> look) {
        Consumption consumption = new Consumption();
        try (TableAccount account = AwsAccount.connectForTable(cli.connection().toConnection())) {
            T seen = look.apply(account.ledger(cli.names().toNames().table(), Clock.systemUTC()), consumption);
            if (sayConsumption) {
                spec.commandLine().getErr().println(consumed(consumption));
            }
            return seen;
        } catch (UnknownCursorException unknown) {
            throw wrongUsage("--cursor " + unknown.getMessage());
        }
    }

    /** What a command says of what it took. */
    static String consumed(Consumption consumption) {
        return "consumed " + consumption.text() + " read capacity units";
    }

    private void print(ObjectNode json, Function<JsonNode, AlignedLines> lines) {
        PrintWriter out = spec.commandLine().getOut();
        switch (cli.output().or(Form.TABLE)) {
            case JSON -> out.println(json);
            case TABLE -> lines.apply(json).print(out);
        }
        out.flush();
        if (json.path("nextCursor").isString() && cli.output().or(Form.TABLE) == Form.TABLE) {
            spec.commandLine()
                    .getErr()
                    .println("more with --cursor " + json.path("nextCursor").asString());
        }
    }

    private JobId jobId(String text) {
        return JobId.parse(text)
                .orElseThrow(() -> wrongUsage("'" + text + "' is no job's id: give a UUID in lower case"));
    }

    private TimeWindow window(PageOptions page) {
        Optional<Instant> from = Optional.ofNullable(page.from);
        Optional<Instant> to = Optional.ofNullable(page.to);
        if (!TimeWindow.isValid(from, to)) {
            throw wrongUsage("--to must not be before --from");
        }
        return new TimeWindow(from, to);
    }

    private int limit(PageOptions page, int otherwise) {
        int limit = page.limit == null ? otherwise : page.limit;
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw wrongUsage("--limit must be a whole number from 1 to " + MOST_PER_PAGE);
        }
        return limit;
    }

    private ReadableException unknown(JobId jobId) {
        return new ReadableException("there is no job " + jobId + " in table "
                + cli.names().toNames().table() + ": 'jobs list' shows what there is");
    }

    private ParameterException wrongUsage(String text) {
        return new WrongUsageException(spec, text);
    }
}
