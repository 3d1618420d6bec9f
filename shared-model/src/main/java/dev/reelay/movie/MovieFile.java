package dev.reelay.movie;

/**
 * A movie as the bytes that lie in S3: one JSON object {@code {"jobId","movieId","title","year","actor","director"}} in this
 * order, UTF-8, no spaces outside strings.
 *
 * @param key the name that the bytes must have
 * @param bytes not copied: whoever holds the file does not write to them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by key, which is the digest of the bytes
public record MovieFile(FileKey key, byte[] bytes) {

    /** The largest file that is read, in bytes. What we write is a few hundred. */
    public static final int LARGEST = 1 << 20;

    /** The file of a movie: the same arguments give the same bytes and so the same key, always. */
    public static MovieFile of(Contents contents) {
        Movie movie = contents.movie();
        byte[] bytes = JsonText.MAPPER.writeValueAsBytes(new Wire(
                contents.jobId().value(),
                contents.movieId().value(),
                movie.title(),
                movie.year(),
                movie.actor(),
                movie.director()));
        return new MovieFile(FileKey.ofContent(bytes), bytes);
    }

    /** What a file says, or why it says nothing: the counterpart of {@link #of}. */
    public static Decoded<Contents> read(byte[] bytes) {
        return switch (JsonText.read(bytes)) {
            case Decoded.Value<JsonText>(JsonText json) -> json.as(MovieFile::contents);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    private static Contents contents(JsonText json) {
        return new Contents(
                new JobId(json.text("jobId")),
                MovieId.of(json.text("movieId")),
                new Movie(json.text("title"), json.number("year"), json.text("actor"), json.text("director")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MovieFile file && key.equals(file.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key.toString();
    }

    /** What a file says of a movie. */
    public record Contents(JobId jobId, MovieId movieId, Movie movie) {}

    private record Wire(String jobId, String movieId, String title, int year, String actor, String director) {}
}
