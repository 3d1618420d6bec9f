package dev.reelay.movie;

/**
 * The claim check that travels through the queues instead of the movie: its JSON is the whole SQS body.
 *
 * @param file where the movie's file lies, as the sender says
 * @param jobId the job
 * @param movieId the movie within it
 */
public record Pointer(FileLocation file, JobId jobId, MovieId movieId) {

    /** Reads a message's body; unknown fields are ignored, so that senders may be newer than receivers. */
    public static Decoded<Pointer> read(String body) {
        return switch (JsonText.read(body)) {
            case Decoded.Value<JsonText>(JsonText json) -> json.as(Pointer::of);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    /** The body: {@code {"bucket","key","jobId","movieId"}}, in this order. */
    public String json() {
        return JsonText.MAPPER.writeValueAsString(
                new Wire(file.bucket(), file.key().value(), jobId.value(), movieId.value()));
    }

    private static Pointer of(JsonText json) {
        return new Pointer(
                new FileLocation(json.text("bucket"), new FileKey(json.text("key"))),
                new JobId(json.text("jobId")),
                MovieId.of(json.text("movieId")));
    }

    private record Wire(String bucket, String key, String jobId, String movieId) {}
}
