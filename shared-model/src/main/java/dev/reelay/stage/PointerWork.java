package dev.reelay.stage;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.Pointer;
import dev.reelay.timeline.JobPart;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Work on pointers. One that leads to another bucket than ours is never followed, whatever the handler would do with it.
 *
 * @param stage the stage that does it
 * @param bucket ours
 * @param handler what is done with a pointer that leads to ours
 */
public record PointerWork(StageName stage, String bucket, Function<Pointer, Verdict> handler) implements Work<Pointer> {

    @Override
    public Decoded<Pointer> decode(String body) {
        return Pointer.read(body);
    }

    @Override
    public Map<String, String> ids(Pointer pointer) {
        return Map.of(
                "jobId", pointer.jobId().value(), "movieId", pointer.movieId().value());
    }

    @Override
    public Optional<JobPart> part(Pointer pointer) {
        return Optional.of(new JobPart(pointer.jobId(), pointer.movieId().value()));
    }

    @Override
    public Verdict handle(Pointer pointer) {
        String theirs = pointer.file().bucket();
        return theirs.equals(bucket)
                ? handler.apply(pointer)
                : new Verdict.Park(ParkReason.FOREIGN_BUCKET, "it points to bucket " + theirs + ", ours is " + bucket);
    }
}
