package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.metrics.AwsCalls;
import dev.reelay.benchmarks.metrics.BatchSizes;
import dev.reelay.benchmarks.price.Bill;
import dev.reelay.benchmarks.price.Price;
import dev.reelay.benchmarks.price.Usage;
import dev.reelay.benchmarks.report.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The report's section on calls, batches and dollars.
 *
 * @param movies of each round
 * @param perRound calls a movie
 * @param calls of all rounds
 * @param batches of all rounds
 * @param usage of all rounds
 */
record CallsSection(
        int movies, List<Double> perRound, AwsCalls calls, SortedMap<String, BatchSizes> batches, Usage usage) {

    private static final double GOAL = 2.75;
    private static final double MILLION = 1_000_000;

    String text() {
        Samples rounds = Samples.of(perRound);
        return """
                %d jobs of %s movies. Calls a movie: median %s, least %s, most %s (goal: at most %s, %s). Left out: \
                receives that brought nothing (%s), what health checks ask, and the queries behind `GET /jobs/{id}` (%s), by which \
                this benchmark sees that a job is finished.

                %s
                Sizes of the batches that group commit made, share of the batches by size:

                %s
                Dollars per million movies, by the list prices of us-east-1 as entered on %s, without free tiers. Request \
                units are reckoned from the items' sizes (a movie: %d bytes on average), not from what DynamoDB Local reports: %s

                %s
                """.formatted(
                        perRound.size(),
                        number(movies, 0),
                        number(rounds.median(), 3),
                        number(rounds.least(), 3),
                        number(rounds.most(), 3),
                        number(GOAL, 2),
                        rounds.median() <= GOAL ? "reached" : "missed",
                        number(calls.emptyPolls(), 0),
                        number(calls.looks(), 0),
                        callsTable(),
                        batchTable(),
                        Price.AS_OF,
                        usage.movieBytes(),
                        "every action of a transaction counts double.",
                        billTable());
    }

    private double total() {
        return (double) movies * perRound.size();
    }

    private MarkdownTable callsTable() {
        MarkdownTable table = MarkdownTable.of("service", "operation", "calls", "calls a movie");
        calls.work()
                .forEach((operation, count) ->
                        table.row(operation.service(), operation.name(), number(count, 0), number(count / total(), 4)));
        return table.row("all", "", number(calls.total(), 0), number(calls.total() / total(), 4));
    }

    private MarkdownTable batchTable() {
        List<Double> bounds = batches.values().stream()
                .flatMap(sizes -> sizes.upTo().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<String> titles = new ArrayList<>(List.of("operation", "batches", "parts", "mean"));
        bounds.forEach(bound -> titles.add(bound.isInfinite() ? "more" : "≤ " + number(bound, 0)));
        MarkdownTable table = MarkdownTable.of(titles.toArray(String[]::new));
        batches.forEach((operation, sizes) -> table.row(Stream.concat(
                        Stream.of(
                                operation,
                                number(sizes.batches(), 0),
                                number(sizes.parts(), 0),
                                number(sizes.mean(), 1)),
                        bounds.stream().map(bound -> share(sizes, bound)))
                .toList()));
        return table;
    }

    private static String share(BatchSizes sizes, double bound) {
        double count = sizes.perBound().getOrDefault(bound, 0.0);
        return count == 0 ? "" : number(100 * count / sizes.batches(), 0) + "%";
    }

    private MarkdownTable billTable() {
        Bill bill = Bill.of(calls, usage.units(), false);
        double each = MILLION / total();
        MarkdownTable table =
                MarkdownTable.of("what", "amount for a million movies", "dollars for a million of it", "dollars");
        bill.lines()
                .forEach(line -> table.row(
                        line.price().title(),
                        number(line.amount() * each, 0),
                        number(line.price().dollarsPerMillion(), 3),
                        number(line.dollars() * each, 2)));
        table.row("all", "", "", number(bill.dollars() * each, 2));
        return table.row(
                "all, at the price of FIFO queues",
                "",
                number(Price.SQS_FIFO_REQUEST.dollarsPerMillion(), 3) + " a million requests",
                number(Bill.of(calls, usage.units(), true).dollars() * each, 2));
    }
}
