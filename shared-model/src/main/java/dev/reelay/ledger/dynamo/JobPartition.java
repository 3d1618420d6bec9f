package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Progress;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What the partition of a job holds: the job, and its event counts. One query reads it. */
record JobPartition(Job job, List<Attributes> counts) {

    /** Nothing if there is no such job, whatever else the partition holds. */
    static Optional<JobPartition> read(Queries queries, JobId id) {
        List<Map<String, AttributeValue>> items = queries.all(QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                .expressionAttributeValues(Map.of(":pk", Layout.jobPartition(id))));
        List<Attributes> counts = new ArrayList<>();
        Optional<Job> job = Optional.empty();
        for (Map<String, AttributeValue> item : items) {
            Attributes attributes = new Attributes(item);
            String sortKey = attributes.text(TableLayout.SORT_KEY);
            if (sortKey.equals(Layout.JOB)) {
                job = Optional.of(JobItem.read(item).job());
            } else if (sortKey.startsWith(Layout.COUNT_PREFIX)) {
                counts.add(attributes);
            }
        }
        return job.map(found -> new JobPartition(found, counts));
    }

    Progress progress() {
        return new Progress(job, CountItem.tally(counts), CountStamp.SETTLED.latest(counts));
    }
}
