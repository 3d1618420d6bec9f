package dev.reelay.ledger.dynamo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reelay.movie.JobId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which jobs are there; those that were there a moment ago are not asked for: nothing of ours removes one that has movies. */
final class KnownJobs {

    private final BatchReads batchReads;
    private final Cache<JobId, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    KnownJobs(BatchReads batchReads) {
        this.batchReads = batchReads;
    }

    /** Those of {@code jobs} that are there, each with whether its movie is a file of somebody's own and may be large. */
    Map<JobId, Boolean> there(Set<JobId> jobs) {
        Map<JobId, Boolean> there = new HashMap<>(known.getAllPresent(jobs));
        var items = batchReads.items(jobs.stream()
                .filter(job -> !there.containsKey(job))
                .map(Layout::jobKey)
                .collect(Collectors.toSet()));
        for (JobId job : jobs) {
            Map<String, AttributeValue> item = items.get(Layout.jobKey(job));
            if (item != null) {
                there.put(job, JobItem.isOfFile(item));
                known.put(job, JobItem.isOfFile(item));
            }
        }
        return there;
    }
}
