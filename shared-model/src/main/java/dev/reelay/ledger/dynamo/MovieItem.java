package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.Payload;
import dev.reelay.movie.UnreadFile;
import dev.reelay.schema.TableLayout;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A movie's item: the attributes of the contract, and what each state sets. */
final class MovieItem {

    static final String STATE = "state";
    static final String BUCKET = "bucket";
    static final String KEY = "key";
    static final String FAILURE = "failure";

    private static final String JOB_ID = "job_id";
    private static final String MOVIE_ID = "movie_id";
    private static final String TITLE = "title";
    private static final String YEAR = "year";
    private static final String ACTOR = "actor";
    private static final String DIRECTOR = "director";
    private static final String FILE_NAME = "file_name";
    private static final String ATTRIBUTES = "attributes";
    private static final String STORED_ON = "stored_on";
    private static final String PROCESSED_ON = "processed_on";
    private static final String CONFIRMED_ON = "confirmed_on";
    private static final String FAILED_ON = "failed_on";

    /** What is read where many are: all but the pairs of a file of somebody's own. Of a job's item it tells whether there is such a file. */
    static final Projection WITHOUT_PAIRS = Projection.of(
            TableLayout.PARTITION_KEY,
            TableLayout.SORT_KEY,
            JOB_ID,
            MOVIE_ID,
            STATE,
            BUCKET,
            KEY,
            FAILURE,
            TITLE,
            YEAR,
            ACTOR,
            DIRECTOR,
            FILE_NAME,
            STORED_ON,
            PROCESSED_ON,
            CONFIRMED_ON,
            FAILED_ON);

    private MovieItem() {}

    static Map<String, AttributeValue> of(MovieEntry entry) {
        Map<String, AttributeValue> item = new HashMap<>(Layout.movieKey(entry.jobId(), entry.movieId()));
        item.put(JOB_ID, fromS(entry.jobId().value()));
        item.put(MOVIE_ID, fromS(entry.movieId().value()));
        item.putAll(of(entry.payload()));
        item.put(BUCKET, fromS(entry.file().bucket()));
        item.put(KEY, fromS(entry.file().key().value()));
        item.put(STORED_ON, fromS(entry.state().storedOn().toString()));
        item.putAll(entering(entry.state()));
        return item;
    }

    private static Map<String, AttributeValue> of(Payload payload) {
        return switch (payload) {
            case UnreadFile unread ->
                throw new IllegalArgumentException("of " + unread + " there is nothing to be written");
            case Movie movie ->
                Map.of(
                        TITLE, fromS(movie.title()),
                        YEAR, fromN(Integer.toString(movie.year())),
                        ACTOR, fromS(movie.actor()),
                        DIRECTOR, fromS(movie.director()));
            case OwnFile own ->
                Map.of(
                        FILE_NAME, fromS(own.name().value()),
                        // Below a name of their own: theirs may be any, "state" too.
                        ATTRIBUTES, JsonAttributes.of(own.attributes()));
        };
    }

    /** The attributes that change when a movie enters a state. */
    static Map<String, AttributeValue> entering(MovieState state) {
        AttributeValue name = fromS(state.name());
        return switch (state) {
            case MovieState.Stored stored -> Map.of(STATE, name);
            case MovieState.Processed processed -> enteringProcessed(processed.processedOn());
            case MovieState.Confirmed confirmed ->
                Map.of(STATE, name, CONFIRMED_ON, fromS(confirmed.confirmedOn().toString()));
            case MovieState.Failed failed ->
                Map.of(
                        STATE, name,
                        FAILED_ON, fromS(failed.failedOn().toString()),
                        FAILURE, fromS(failed.failure()));
        };
    }

    static Map<String, AttributeValue> enteringProcessed(Instant processedOn) {
        return Map.of(STATE, fromS(MovieState.Processed.NAME), PROCESSED_ON, fromS(processedOn.toString()));
    }

    /** What the ledger holds, where it holds this, without the pairs of a file of somebody's own; an empty item: nothing. */
    static Lookup lookup(Map<String, AttributeValue> item) {
        return lookup(item, file -> new UnreadFile(name(file)));
    }

    /** The same with those pairs. */
    static Lookup wholeLookup(Map<String, AttributeValue> item) {
        return lookup(item, file -> new OwnFile(name(file), JsonAttributes.read(file.map(ATTRIBUTES))));
    }

    private static FileName name(Attributes file) {
        return new FileName(file.text(FILE_NAME));
    }

    private static Lookup lookup(Map<String, AttributeValue> item, Function<Attributes, Payload> file) {
        if (item.isEmpty()) {
            return new Lookup.Absent();
        }
        try {
            MovieEntry entry = read(new Attributes(item), file);
            // Or a move would go to the movie that the item claims to be.
            return Layout.movieKey(entry.jobId(), entry.movieId()).equals(Layout.keyOf(item))
                    ? new Lookup.Found(entry)
                    : new Lookup.Unreadable("the movie's item names another movie than its key does");
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException broken) {
            return new Lookup.Unreadable("the movie's item is not as the ledger writes it: " + broken.getMessage());
        }
    }

    private static MovieEntry read(Attributes item, Function<Attributes, Payload> file) {
        return new MovieEntry(
                new JobId(item.text(JOB_ID)),
                MovieId.of(item.text(MOVIE_ID)),
                item.has(FILE_NAME) ? file.apply(item) : movie(item),
                new FileLocation(item.text(BUCKET), new FileKey(item.text(KEY))),
                state(item));
    }

    private static Movie movie(Attributes item) {
        return new Movie(item.text(TITLE), Math.toIntExact(item.number(YEAR)), item.text(ACTOR), item.text(DIRECTOR));
    }

    private static MovieState state(Attributes item) {
        Instant storedOn = item.instant(STORED_ON);
        return switch (item.text(STATE)) {
            case MovieState.Stored.NAME -> new MovieState.Stored(storedOn);
            case MovieState.Processed.NAME -> new MovieState.Processed(storedOn, item.instant(PROCESSED_ON));
            case MovieState.Confirmed.NAME ->
                new MovieState.Confirmed(storedOn, item.instant(PROCESSED_ON), item.instant(CONFIRMED_ON));
            case MovieState.Failed.NAME ->
                new MovieState.Failed(
                        storedOn, item.instant(PROCESSED_ON), item.instant(FAILED_ON), item.text(FAILURE));
            case String other ->
                throw new IllegalArgumentException(
                        "state " + other + " is none that this version of the service knows");
        };
    }
}
