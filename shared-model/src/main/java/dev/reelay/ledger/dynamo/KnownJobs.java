package dev.reelay.ledger.dynamo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reelay.movie.JobId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Which jobs are there; those that were there a moment ago are not asked for: nothing of ours removes one that has movies. */
final class KnownJobs {

    private final BatchReads batchReads;
    private final Cache<JobId, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    KnownJobs(BatchReads batchReads) {
        this.batchReads = batchReads;
    }

    /** Those of {@code jobs} that are not there. */
    Set<JobId> missing(Set<JobId> jobs) {
        Set<JobId> missing =
                jobs.stream().filter(job -> known.getIfPresent(job) == null).collect(Collectors.toSet());
        var items = batchReads.items(missing.stream().map(Layout::jobKey).collect(Collectors.toSet()));
        missing.removeIf(job -> {
            boolean there = items.containsKey(Layout.jobKey(job));
            if (there) {
                known.put(job, there);
            }
            return there;
        });
        return missing;
    }
}
