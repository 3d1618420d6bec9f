package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Owner;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.NamedFile;
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
    private static final String FILE_NAME = "file_name";
    private static final String FILE_BUCKET = "file_bucket";
    private static final String FILE_KEY = "file_key";

    private JobItem() {}

    static Map<String, AttributeValue> provisional(Job job, Instant expiresOn) {
        Map<String, AttributeValue> item = new HashMap<>(Layout.jobKey(job.id()));
        item.put(JOB_ID, fromS(job.id().value()));
        item.put(COUNT, fromN(Integer.toString(job.count())));
        item.put(STARTED_ON, fromS(job.startedOn().toString()));
        item.put(REQUEST, fromS(job.request()));
        job.owner().ifPresent(owner -> item.put(OWNER, fromS(owner.value())));
        item.putAll(job.file().map(JobItem::file).orElseGet(() -> Map.of(SEED, fromN(Long.toString(job.seed())))));
        item.put(TableLayout.EXPIRES_ON, fromN(Long.toString(expiresOn.getEpochSecond())));
        return item;
    }

    /** In the place of the seed: a producer that knows nothing of files finds none, and generates no movie where a file should be. */
    private static Map<String, AttributeValue> file(NamedFile file) {
        return Map.of(
                FILE_NAME, fromS(file.name().value()),
                FILE_BUCKET, fromS(file.location().bucket()),
                FILE_KEY, fromS(file.location().key().value()));
    }

    /** Whether this is the item of a job whose movie is a file. */
    static boolean isOfFile(Map<String, AttributeValue> item) {
        return item.containsKey(FILE_NAME);
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
        Optional<NamedFile> file = isOfFile(item) ? Optional.of(file(job)) : Optional.empty();
        return new Jobs.Found(
                new Job(
                        new JobId(job.text(JOB_ID)),
                        Math.toIntExact(job.number(COUNT)),
                        file.isPresent() ? 0 : job.number(SEED),
                        job.instant(STARTED_ON),
                        job.text(REQUEST),
                        job.has(OWNER) ? Optional.of(new Owner(job.text(OWNER))) : Optional.empty(),
                        file),
                !job.has(TableLayout.EXPIRES_ON));
    }

    private static NamedFile file(Attributes job) {
        return new NamedFile(
                new FileName(job.text(FILE_NAME)),
                new FileLocation(job.text(FILE_BUCKET), new FileKey(job.text(FILE_KEY))));
    }
}
