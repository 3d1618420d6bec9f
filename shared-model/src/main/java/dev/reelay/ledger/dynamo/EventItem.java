package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Job;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An event's item, and where an event stands in its job's timeline. */
final class EventItem {

    private static final String JOB_ID = "job_id";
    private static final String EVENT = "event";
    private static final String HAPPENED_ON = "happened_on";
    private static final String STAGE = "stage";
    private static final String MESSAGE = "message";
    private static final String MOVIES = "movies";
    private static final String REASON = "reason";

    private EventItem() {}

    static Map<String, AttributeValue> of(JobEvent.Noted event) {
        Map<String, AttributeValue> item = new HashMap<>(Layout.eventKey(event.jobId(), position(event)));
        item.put(JOB_ID, fromS(event.jobId().value()));
        item.put(EVENT, fromS(event.name()));
        item.put(HAPPENED_ON, fromS(event.on().toString()));
        switch (event) {
            case JobEvent.Submitted submitted -> {}
            case JobEvent.GenerationBegun begun -> {}
            case JobEvent.Parked parked -> {
                item.putAll(ofMessage(parked.part(), parked.stage(), parked.message()));
                item.put(REASON, fromS(parked.reason()));
            }
            case JobEvent.Redriven redriven ->
                item.putAll(ofMessage(redriven.part(), redriven.stage(), redriven.message()));
        }
        return item;
    }

    private static Map<String, AttributeValue> ofMessage(JobPart part, String stage, String message) {
        return Map.of(STAGE, fromS(stage), MESSAGE, fromS(message), MOVIES, fromS(part.movies()));
    }

    /** The event with which a job begins, which expires with it. */
    static Map<String, AttributeValue> provisional(Job job, Instant expiresOn) {
        Map<String, AttributeValue> item = of(submitted(job));
        item.put(TableLayout.EXPIRES_ON, fromN(Long.toString(expiresOn.getEpochSecond())));
        return item;
    }

    /** The event with which an accepted job begins: its owner's entry in the index too, if it has one. */
    static Map<String, AttributeValue> accepted(Job job) {
        Map<String, AttributeValue> item = of(submitted(job));
        if (job.owner().isPresent()) {
            item.put(TableLayout.LISTED, JobItem.listed(job.owner()));
            item.put(TableLayout.LISTED_ON, JobItem.listedOn(job));
        }
        return item;
    }

    private static JobEvent.Noted submitted(Job job) {
        return new JobEvent.Submitted(job.id(), job.startedOn());
    }

    /** The end of its sort key, by which events are in order; those that have no item would have it. */
    static String position(JobEvent event) {
        String once = event instanceof JobEvent.Noted noted ? noted.once() : "";
        return Layout.sortable(event.on()) + "#" + rank(event) + "#" + once;
    }

    /** The order of what happened at the same instant: one digit, and part of keys. */
    private static int rank(JobEvent event) {
        return switch (event) {
            case JobEvent.Submitted submitted -> 0;
            case JobEvent.GenerationBegun begun -> 1;
            case JobEvent.GenerationDone done -> 2;
            case JobEvent.FirstConfirmed first -> 3;
            case JobEvent.Redriven redriven -> 4;
            case JobEvent.Parked parked -> 5;
            case JobEvent.Completed completed -> 6;
        };
    }

    static JobEvent.Noted read(Map<String, AttributeValue> item) {
        Attributes event = new Attributes(item);
        JobId jobId = new JobId(event.text(JOB_ID));
        Instant on = event.instant(HAPPENED_ON);
        return switch (event.text(EVENT)) {
            case JobEvent.Submitted.NAME -> new JobEvent.Submitted(jobId, on);
            case JobEvent.GenerationBegun.NAME -> new JobEvent.GenerationBegun(jobId, on);
            case JobEvent.Parked.NAME ->
                new JobEvent.Parked(part(jobId, event), on, event.text(STAGE), event.text(MESSAGE), event.text(REASON));
            case JobEvent.Redriven.NAME ->
                new JobEvent.Redriven(part(jobId, event), on, event.text(STAGE), event.text(MESSAGE));
            case String other ->
                throw new IllegalArgumentException(
                        "event " + other + " is none that this version of the service knows");
        };
    }

    private static JobPart part(JobId jobId, Attributes event) {
        return new JobPart(jobId, event.text(MOVIES));
    }
}
