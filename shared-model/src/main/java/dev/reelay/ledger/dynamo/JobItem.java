package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Owner;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A job's item. */
final class JobItem {

    /** The index's hash key of all jobs: they are few beside movies, one partition holds 1,000 new ones a second. */
    private static final String LISTED = "JOB";

    /** Begins the hash key of an owner's jobs, which are fewer still. */
    private static final String OWNER_PREFIX = "OWNER#";

    private static final String JOB_ID = "job_id";
    private static final String COUNT = "count";
    private static final String SEED = "seed";
    private static final String STARTED_ON = "started_on";
    private static final String REQUEST = "request";
    private static final String OWNER = "owner";

    private JobItem() {}

    static Map<String, AttributeValue> provisional(Job job, Instant expiresOn) {
        Map<String, AttributeValue> item = new HashMap<>(Layout.jobKey(job.id()));
        item.put(JOB_ID, fromS(job.id().value()));
        item.put(COUNT, fromN(Integer.toString(job.count())));
        item.put(SEED, fromN(Long.toString(job.seed())));
        item.put(STARTED_ON, fromS(job.startedOn().toString()));
        item.put(REQUEST, fromS(job.request()));
        job.owner().ifPresent(owner -> item.put(OWNER, fromS(owner.value())));
        item.put(TableLayout.EXPIRES_ON, fromN(Long.toString(expiresOn.getEpochSecond())));
        return item;
    }

    /** The index's hash key: of all jobs, or of those of an owner. */
    static AttributeValue listed(Optional<Owner> owner) {
        return fromS(owner.map(name -> OWNER_PREFIX + name).orElse(LISTED));
    }

    /** The index's range key: the instant, then the id. */
    static AttributeValue listedOn(Job job) {
        return fromS(Layout.sortable(job.startedOn()) + "#" + job.id());
    }

    /** The id at the end of {@link #listedOn}'s text, if this is such a text. */
    static Optional<JobId> idIn(String listedOn) {
        return JobId.parse(listedOn.substring(listedOn.indexOf('#') + 1));
    }

    static Jobs.Found read(Map<String, AttributeValue> item) {
        Attributes job = new Attributes(item);
        return new Jobs.Found(
                new Job(
                        new JobId(job.text(JOB_ID)),
                        Math.toIntExact(job.number(COUNT)),
                        job.number(SEED),
                        job.instant(STARTED_ON),
                        job.text(REQUEST),
                        job.has(OWNER) ? Optional.of(new Owner(job.text(OWNER))) : Optional.empty()),
                !job.has(TableLayout.EXPIRES_ON));
    }
}
