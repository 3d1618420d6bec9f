package dev.reelay.operator;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.JobState;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.Tally;
import dev.reelay.timeline.JobEvent;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the ledger holds, as JSON: the same objects as the REST interface of the producer answers. */
final class LedgerJson {

    private LedgerJson() {}

    /** {@code {"NAME":[...],"nextCursor":...}}. */
    static <T> ObjectNode page(String name, Page<T> page, Function<T, ObjectNode> element) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray(name);
        page.items().forEach(item -> array.add(element.apply(item)));
        return json.put("nextCursor", page.next().orElse(null));
    }

    static ObjectNode job(Progress progress) {
        Job job = progress.job();
        Tally tally = progress.tally();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id().value())
                .put("state", JobState.of(progress).wireName())
                .put("count", job.count())
                .put("seed", job.seed());
        json.putObject("movies")
                .put("pending", progress.pending())
                .put("stored", tally.stored())
                .put("processed", tally.processed())
                .put("confirmed", tally.confirmed())
                .put("failed", tally.failed());
        json.put("startedOn", job.startedOn().toString())
                .put("finishedOn", progress.finishedOn().map(Instant::toString).orElse(null));
        job.owner().ifPresent(owner -> json.put("owner", owner.value()));
        return json;
    }

    static ObjectNode event(JobEvent event) {
        return switch (event) {
            case JobEvent.Parked parked ->
                event(parked, parked.stage(), parked.part().movies(), parked.message(), parked.reason(), null);
            case JobEvent.Redriven redriven ->
                event(redriven, redriven.stage(), redriven.part().movies(), redriven.message(), null, null);
            case JobEvent.Completed completed ->
                event(
                        completed,
                        null,
                        null,
                        null,
                        null,
                        JobState.completed(completed.withFailures()).wireName());
            case JobEvent.Submitted submitted -> event(submitted, null, null, null, null, null);
            case JobEvent.GenerationBegun begun -> event(begun, null, null, null, null, null);
            case JobEvent.GenerationDone done -> event(done, null, null, null, null, null);
            case JobEvent.FirstConfirmed first -> event(first, null, null, null, null, null);
        };
    }

    private static ObjectNode event(
            JobEvent event,
            @Nullable String stage,
            @Nullable String movies,
            @Nullable String message,
            @Nullable String reason,
            @Nullable String state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", event.name())
                .put("on", event.on().toString())
                .put("stage", stage)
                .put("movies", movies)
                .put("message", message)
                .put("reason", reason)
                .put("state", state);
    }
}
