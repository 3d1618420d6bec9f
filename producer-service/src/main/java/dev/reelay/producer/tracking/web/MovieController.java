package dev.reelay.producer.tracking.web;

import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Page;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.JsonValue;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.UnreadFile;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.LimitParameter;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.problem.QueryText;
import dev.reelay.producer.tracking.TrackMovies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** The movies of a job. */
@RestController
@Tag(name = "Movies")
final class MovieController {

    private static final String OF_A_FILE = "Null where the movie is a file of your own.";

    private static final List<String> STATES = List.of(
            MovieState.Stored.NAME, MovieState.Processed.NAME, MovieState.Confirmed.NAME, MovieState.Failed.NAME);

    private final TrackMovies movies;
    private final JsonMapper mapper;

    MovieController(TrackMovies movies, JsonMapper mapper) {
        this.movies = movies;
        this.mapper = mapper;
    }

    @Operation(operationId = "listMovies", summary = "The movies of a job, in order of their ids")
    @ApiResponse(responseCode = "200", description = "A page of movies.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping(path = "/jobs/{jobId}/movies", produces = MediaType.APPLICATION_JSON_VALUE)
    MoviePage movies(
            @PathVariable String jobId,
            @Parameter(
                            description = "Only movies in this state.",
                            schema = @Schema(allowableValues = {"STORED", "PROCESSED", "CONFIRMED", "FAILED"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @LimitParameter @RequestParam(required = false) @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before, unchanged.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        int most = Limit.parse(limit).value();
        Optional<String> only = state(state);
        Page<MovieEntry> page = JobId.parse(jobId)
                .flatMap(id -> movies.list(id, only, most, QueryText.given(cursor)))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no such job.")));
        return new MoviePage(
                page.items().stream()
                        .flatMap(entry -> bodyInAList(entry).stream())
                        .toList(),
                page.next().orElse(null));
    }

    @Operation(
            operationId = "getMovie",
            summary = "One movie",
            description = "A movie is there from the moment it is stored.")
    @ApiResponse(responseCode = "200", description = "The movie.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping(path = "/jobs/{jobId}/movies/{movieId}", produces = MediaType.APPLICATION_JSON_VALUE)
    MovieBody movie(@PathVariable String jobId, @PathVariable String movieId) {
        return JobId.parse(jobId)
                .flatMap(job -> MovieId.parse(movieId).flatMap(movie -> movies.find(job, movie)))
                .map(this::body)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                        "There is no such movie, or not yet: a movie is there from the moment it is stored.")));
    }

    private MovieBody body(MovieEntry entry) {
        return body(entry, file -> Optional.of(movies.pairs(file, this::text))).orElseThrow();
    }

    private Optional<MovieBody> bodyInAList(MovieEntry entry) {
        return body(entry, file -> movies.pairsInAList(file, this::text));
    }

    private static Optional<MovieBody> body(MovieEntry entry, Function<MovieEntry, Optional<RawValue>> pairs) {
        Optional<PayloadFields> payload = switch (entry.payload()) {
            case Movie movie -> Optional.of(PayloadFields.of(movie));
            case UnreadFile file -> pairs.apply(entry).map(read -> PayloadFields.of(file.name(), read));
            case OwnFile own -> pairs.apply(entry).map(read -> PayloadFields.of(own.name(), read));
        };
        return payload.map(fields -> MovieBody.of(entry, fields));
    }

    private RawValue text(JsonValue.Fields pairs) {
        return PlainJson.text(pairs, mapper);
    }

    private static Optional<String> state(@Nullable String state) {
        Optional<String> given = QueryText.given(state);
        if (given.isPresent() && !STATES.contains(given.get())) {
            throw new ProblemException(Problem.BadInput.of("state", "must be one of " + String.join(", ", STATES)));
        }
        return given;
    }

    @Schema(name = "MoviePage")
    record MoviePage(
            List<MovieBody> movies,

            @Schema(
                    description = "Brings the next page; null: this is the last.",
                    types = {"string", "null"})
            @Nullable
            String nextCursor) {}

    @Schema(name = "Movie")
    record MovieBody(
            @Schema(description = "Seven digits.", example = "0000007")
            String movieId,

            @Schema(allowableValues = {"STORED", "PROCESSED", "CONFIRMED", "FAILED"})
            String state,

            @Schema(
                    description = OF_A_FILE,
                    types = {"string", "null"})
            @Nullable
            String title,

            @Schema(
                    description = OF_A_FILE,
                    types = {"integer", "null"},
                    format = "int32")
            @Nullable
            Integer year,

            @Schema(
                    description = OF_A_FILE,
                    types = {"string", "null"})
            @Nullable
            String actor,

            @Schema(
                    description = OF_A_FILE,
                    types = {"string", "null"})
            @Nullable
            String director,

            String bucket,

            @Schema(description = "The file's key in the bucket: the SHA-256 of its bytes in hex, and .json.")
            String key,

            Instant storedOn,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            Instant processedOn,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            Instant confirmedOn,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            Instant failedOn,

            @Schema(
                    description = "Why the movie is FAILED; null otherwise.",
                    types = {"string", "null"})
            @Nullable
            String failure,

            @Schema(
                    description = "The name of the file of your own that the movie is; null: it was generated.",
                    types = {"string", "null"})
            @Nullable
            String fileName,

            @Schema(
                    description = "The pairs of that file as its item holds them, in the order of their names.",
                    implementation = Map.class,
                    types = {"object", "null"})
            @Nullable
            RawValue attributes) {

        static MovieBody of(MovieEntry entry, PayloadFields payload) {
            return switch (entry.state()) {
                case MovieState.Stored stored -> of(entry, payload, null, null, null, null);
                case MovieState.Processed processed -> of(entry, payload, processed.processedOn(), null, null, null);
                case MovieState.Confirmed confirmed ->
                    of(entry, payload, confirmed.processedOn(), confirmed.confirmedOn(), null, null);
                case MovieState.Failed failed ->
                    of(entry, payload, failed.processedOn(), null, failed.failedOn(), failed.failure());
            };
        }

        private static MovieBody of(
                MovieEntry entry,
                PayloadFields payload,
                @Nullable Instant processedOn,
                @Nullable Instant confirmedOn,
                @Nullable Instant failedOn,
                @Nullable String failure) {
            return new MovieBody(
                    entry.movieId().value(),
                    entry.state().name(),
                    payload.title(),
                    payload.year(),
                    payload.actor(),
                    payload.director(),
                    entry.file().bucket(),
                    entry.file().key().value(),
                    entry.state().storedOn(),
                    processedOn,
                    confirmedOn,
                    failedOn,
                    failure,
                    payload.fileName(),
                    payload.attributes());
        }
    }

    /** What a payload has of the fields of a movie's body. */
    record PayloadFields(
            @Nullable String title,
            @Nullable Integer year,
            @Nullable String actor,
            @Nullable String director,
            @Nullable String fileName,
            @Nullable RawValue attributes) {

        static PayloadFields of(Movie movie) {
            return new PayloadFields(movie.title(), movie.year(), movie.actor(), movie.director(), null, null);
        }

        static PayloadFields of(FileName name, RawValue pairs) {
            return new PayloadFields(null, null, null, null, name.value(), pairs);
        }
    }
}
