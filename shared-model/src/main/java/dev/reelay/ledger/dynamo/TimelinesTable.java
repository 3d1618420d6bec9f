package dev.reelay.ledger.dynamo;

import dev.reelay.batching.Batches;
import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Timelines;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The timelines' side of the table: what is written down and what the counts tell, in one order. */
final class TimelinesTable implements Timelines {

    private static final Logger LOG = LoggerFactory.getLogger(TimelinesTable.class);

    /** What is asked for beside a page: the event after which it begins, and one by which it is seen that more follow. */
    private static final int BESIDE = 2;

    private static final Pattern CURSOR = Pattern.compile("event:([0-9]{19}\\.[0-9]{9}#[0-9]#[\\x21-\\x7e]{0,200})");

    private final Queries queries;
    private final Appends appends;

    /** Reads take at most {@code timeout} for each query, because a client waits for them. */
    TimelinesTable(DynamoDbClient client, String table, Duration timeout, Batches batches) {
        this(Queries.of(client, table, timeout), new Appends(client, table, batches));
    }

    private TimelinesTable(Queries queries, Appends appends) {
        this.queries = queries;
        this.appends = appends;
    }

    @Override
    public Timelines metered(Consumption consumption) {
        return new TimelinesTable(queries.metered(consumption), appends);
    }

    @Override
    public CompletableFuture<Void> append(JobEvent.Noted event) {
        return appends.append(event);
    }

    @Override
    public Optional<Page<JobEvent>> newestFirst(JobId jobId, TimeWindow window, int limit, Optional<String> cursor) {
        KeySpan span = KeySpan.of(Layout.EVENT_PREFIX, window, cursor.map(text -> Cursors.decode(text, CURSOR)));
        return JobPartition.read(queries, jobId)
                .map(job -> span.isEmpty() ? new Page<JobEvent>(List.of(), Optional.empty()) : page(job, span, limit));
    }

    private Page<JobEvent> page(JobPartition job, KeySpan span, int limit) {
        AttributeValue partition = Layout.eventsPartition(job.job().id());
        QueryResponse noted = queries.page(span.newestFirst(TableLayout.PARTITION_KEY, partition, TableLayout.SORT_KEY)
                .consistentRead(true)
                .limit(limit + BESIDE));
        Optional<String> lookedUpTo = Queries.lookedUpTo(noted, TableLayout.SORT_KEY);
        TreeMap<String, JobEvent> newestFirst = new TreeMap<>(Collections.reverseOrder());
        noted.items()
                .forEach(item -> readable(item)
                        .ifPresent(event -> newestFirst.put(new Attributes(item).text(TableLayout.SORT_KEY), event)));
        for (JobEvent event : new CountedEvents(job.job(), job.counts()).all()) {
            String key = Layout.EVENT_PREFIX + EventItem.position(event);
            // What is older than the last that was looked at belongs to a later page, after others perhaps.
            if (lookedUpTo.filter(last -> key.compareTo(last) < 0).isEmpty()) {
                newestFirst.put(key, event);
            }
        }
        newestFirst.keySet().removeIf(key -> !span.holds(key));
        return page(List.copyOf(newestFirst.entrySet()), lookedUpTo, limit);
    }

    private static Page<JobEvent> page(
            List<Map.Entry<String, JobEvent>> found, Optional<String> lookedUpTo, int limit) {
        List<Map.Entry<String, JobEvent>> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(page.getLast().getKey()) : lookedUpTo;
        return new Page<>(
                page.stream().map(Map.Entry::getValue).toList(),
                next.map(key -> Cursors.encode("event:" + key.substring(Layout.EVENT_PREFIX.length()))));
    }

    /** An item that somebody else wrote is left out: one of them must not hide all others. */
    private static Optional<JobEvent> readable(Map<String, AttributeValue> item) {
        try {
            return Optional.of(EventItem.read(item));
        } catch (IllegalArgumentException | DateTimeException broken) {
            LOG.warn("left out of a timeline: {}, {}", Layout.keyOf(item), broken.getMessage());
            return Optional.empty();
        }
    }
}
