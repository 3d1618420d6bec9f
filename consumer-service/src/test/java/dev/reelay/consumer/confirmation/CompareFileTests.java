package dev.reelay.consumer.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Page;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.Payload;
import dev.reelay.movie.Pointer;
import dev.reelay.movie.UnreadFile;
import dev.reelay.stage.ParkReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareFileTests {

    private static final JobId JOB = new JobId("00000000-0000-4000-8000-000000000001");
    private static final Movie MOVIE = new Movie("Title", 1999, "Actor", "Director");
    private static final MovieFile FILE = MovieFile.of(new MovieFile.Contents(JOB, new MovieId(3), MOVIE));

    @Test
    void comparison_withTheFileThatWasWritten_findsItIntact() {
        assertThat(compare(anEntry(MOVIE, FILE.key()), content(FILE.bytes()))).isEqualTo(new Finding.Intact());
    }

    @Test
    void comparison_withoutAFile_findsItBroken() {
        assertThat(compare(anEntry(MOVIE, FILE.key()), new MovieFiles.Fetched.Missing()))
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(ParkReason.FILE_MISSING));
    }

    @Test
    void comparison_withASingleByteChanged_findsItBroken() {
        for (int i = 0; i < FILE.bytes().length; i++) {
            byte[] altered = FILE.bytes().clone();
            altered[i] ^= 1;
            assertThat(compare(anEntry(MOVIE, FILE.key()), content(altered)))
                    .isInstanceOfSatisfying(
                            Finding.Broken.class,
                            broken -> assertThat(broken.reason()).isEqualTo(ParkReason.FILE_ALTERED));
        }
    }

    @Test
    void comparison_withAFileTooLargeToRead_findsItBroken() {
        assertThat(compare(anEntry(MOVIE, FILE.key()), new MovieFiles.Fetched.TooLarge(2_000_000)))
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.detail()).contains("2000000 bytes"));
    }

    @Test
    void comparison_withAnItemThatWasChanged_findsTheContradictionAndNamesTheFields() {
        assertThat(compare(anEntry(new Movie("Other", 2000, "Actor", "Director"), FILE.key()), content(FILE.bytes())))
                .isEqualTo(new Finding.Contradicted("item and file differ in title, year"));
    }

    @Test
    void comparison_withAFileOfItsOwnDigestThatIsNoMovie_findsTheContradiction() {
        for (String text : new String[] {"not json", "{}", "[".repeat(33) + "]".repeat(33)}) {
            byte[] bytes = text.getBytes(UTF_8);
            assertThat(compare(anEntry(MOVIE, FileKey.ofContent(bytes)), content(bytes)))
                    .isInstanceOf(Finding.Contradicted.class);
        }
    }

    @Test
    void comparison_withTheOwnFileThatWasSent_findsItIntact() {
        String sent = "{ \"b\": [1.50, null],\n \"a\": {\"state\": \"\"} }";

        assertThat(compareOwn(sent, "{\"a\":{\"state\":\"\"},\"b\":[1.5,null]}"))
                .isEqualTo(new Finding.Intact());
        assertThat(compareOwn("{}", "{}")).isEqualTo(new Finding.Intact());
    }

    @Test
    void comparison_withASingleByteOfAnOwnFileChanged_findsItBroken() {
        byte[] sent = "{\"a\": 1}".getBytes(UTF_8);
        for (int i = 0; i < sent.length; i++) {
            byte[] altered = sent.clone();
            altered[i] ^= 1;
            assertThat(compare(anEntry(anOwnFile("{\"a\":1}"), FileKey.ofContent(sent)), content(altered)))
                    .isInstanceOfSatisfying(
                            Finding.Broken.class,
                            broken -> assertThat(broken.reason()).isEqualTo(ParkReason.FILE_ALTERED));
        }
    }

    /** Says the same as JSON, and is not what was sent. */
    @Test
    void comparison_withASpaceAddedToAnOwnFile_findsItBroken() {
        FileKey sent = FileKey.ofContent("{\"a\":1}".getBytes(UTF_8));

        assertThat(compare(anEntry(anOwnFile("{\"a\":1}"), sent), content("{\"a\": 1}".getBytes(UTF_8))))
                .isInstanceOf(Finding.Broken.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":2} | a",
                "{\"a\":1} | {} | a",
                "{} | {\"a\":null} | a",
                "{\"a\":null} | {} | a",
                "{\"a\":1} | {\"a\":\"1\"} | a",
                "{\"a\":[1,2],\"b\":0} | {\"a\":[2,1],\"c\":0} | a, b, c",
                "{\"a\":{\"b\":{\"c\":0.1}}} | {\"a\":{\"b\":{\"c\":0.10000000000000001}}} | a"
            })
    void comparison_withAttributesThatWereChanged_findsTheContradictionAndNamesThem(
            String sent, String item, String names) {
        assertThat(compareOwn(sent, item)).isEqualTo(new Finding.Contradicted("item and file differ in " + names));
    }

    @Test
    void comparison_withManyAttributesChanged_namesTheFirst() {
        String sent = IntStream.range(0, 100)
                .mapToObj("\"%02d\":1"::formatted)
                .toList()
                .toString();

        assertThat(compareOwn(sent.replace('[', '{').replace(']', '}'), "{}"))
                .isEqualTo(new Finding.Contradicted("item and file differ in 00, 01, 02, 03, 04, 05, 06, 07, 08, 09"));
    }

    @Test
    void comparison_withAnOwnFileThatNoItemHolds_findsTheContradiction() {
        assertThat(compareOwn("[1]", "{}"))
                .isInstanceOfSatisfying(
                        Finding.Contradicted.class,
                        contradicted -> assertThat(contradicted.detail()).endsWith("it is not a JSON object"));
    }

    @Test
    void comparison_ofManyOwnFilesAtOnce_holdsAFewInMemory() {
        byte[] sent = "{}".getBytes(UTF_8);
        MovieEntry entry = anEntry(anOwnFile("{}"), FileKey.ofContent(sent));
        AtomicInteger itemsRead = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<MovieFiles.Fetched> answer = new CompletableFuture<>();
        CompareFile compare = new CompareFile(
                new OneMovie(() -> {
                    itemsRead.incrementAndGet();
                    return new Lookup.Found(entry);
                }),
                new SlowFile(asked, answer));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Finding>> all = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> compare.with(unread(entry)), threads))
                    .toList();
            try {
                await().until(() -> asked.get() >= 2);
                await().during(Duration.ofMillis(300)).until(() -> asked.get() == 2 && itemsRead.get() == 2);
            } finally {
                answer.complete(content(sent));
            }

            assertThat(all).allSatisfy(finding -> assertThat(finding.join()).isEqualTo(new Finding.Intact()));
        }
    }

    @Test
    void comparison_whenTheWholeItemIsAnother_isOvertakenByIt() {
        MovieEntry entry = anEntry(anOwnFile("{}"), FileKey.ofContent("{}".getBytes(UTF_8)));
        MovieEntry otherFile = anEntry(anOwnFile("{}"), FileKey.ofContent("{ }".getBytes(UTF_8)));
        List<Lookup> others = List.of(
                new Lookup.Absent(),
                new Lookup.Unreadable("it holds a set"),
                new Lookup.Found(otherFile),
                new Lookup.Found(anEntry(MOVIE, entry.file().key())));

        assertThat(others)
                .allSatisfy(other -> assertThat(
                                new CompareFile(new OneMovie(() -> other), new OneFile(content("{}".getBytes(UTF_8))))
                                        .with(unread(entry)))
                        .isEqualTo(new Finding.Overtaken(other)));
    }

    private static Finding compareOwn(String sent, String item) {
        byte[] bytes = sent.getBytes(UTF_8);
        return compare(anEntry(anOwnFile(item), FileKey.ofContent(bytes)), content(bytes));
    }

    private static OwnFile anOwnFile(String json) {
        Decoded<OwnFile> read = OwnFile.read(new FileName("laptop.json"), json.getBytes(UTF_8));
        assertThat(read).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<OwnFile>) read).value();
    }

    private static MovieFiles.Fetched content(byte[] bytes) {
        return new MovieFiles.Fetched.Content(bytes);
    }

    private static Finding compare(MovieEntry entry, MovieFiles.Fetched fetched) {
        return new CompareFile(new OneMovie(() -> new Lookup.Found(entry)), new OneFile(fetched)).with(unread(entry));
    }

    /** The entry as a look at many movies finds it. */
    private static MovieEntry unread(MovieEntry entry) {
        Payload payload = entry.payload() instanceof OwnFile own ? new UnreadFile(own.name()) : entry.payload();
        return new MovieEntry(entry.jobId(), entry.movieId(), payload, entry.file(), entry.state());
    }

    private static MovieEntry anEntry(Payload payload, FileKey key) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new MovieEntry(
                JOB, new MovieId(3), payload, new FileLocation("bucket", key), new MovieState.Processed(now, now));
    }

    /** A ledger of which only the whole item is ever asked. */
    private record OneMovie(Supplier<Lookup> whole) implements Movies {

        @Override
        public Lookup findWhole(JobId jobId, MovieId movieId) {
            return whole.get();
        }

        @Override
        public CompletableFuture<Lookup> find(JobId jobId, MovieId movieId) {
            throw new AssertionError("a comparison looks at whole items");
        }

        @Override
        public List<CompletableFuture<MovieEntry>> record(List<MovieEntry> entries) {
            throw new AssertionError("a comparison writes nothing");
        }

        @Override
        public CompletableFuture<Outcome> advance(Pointer pointer, Instant processedOn) {
            throw new AssertionError("a comparison writes nothing");
        }

        @Override
        public CompletableFuture<Outcome> move(MovieEntry seen, MovieState next) {
            throw new AssertionError("a comparison writes nothing");
        }

        @Override
        public Page<MovieEntry> list(Job job, Optional<String> state, int limit, Optional<String> cursor) {
            throw new AssertionError("a comparison lists nothing");
        }
    }

    private record SlowFile(AtomicInteger asked, CompletableFuture<MovieFiles.Fetched> answer) implements MovieFiles {

        @Override
        public FileLocation store(MovieFile file) {
            throw new AssertionError("a comparison writes nothing");
        }

        @Override
        public Fetched fetch(FileLocation location) {
            asked.incrementAndGet();
            return answer.join();
        }
    }

    private record OneFile(MovieFiles.Fetched fetched) implements MovieFiles {

        @Override
        public FileLocation store(MovieFile file) {
            throw new AssertionError("a comparison writes nothing");
        }

        @Override
        public Fetched fetch(FileLocation location) {
            return fetched;
        }
    }
}
