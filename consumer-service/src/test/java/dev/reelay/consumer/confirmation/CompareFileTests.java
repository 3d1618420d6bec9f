package dev.reelay.consumer.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.stage.ParkReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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

    private static MovieFiles.Fetched content(byte[] bytes) {
        return new MovieFiles.Fetched.Content(bytes);
    }

    private static Finding compare(MovieEntry entry, MovieFiles.Fetched fetched) {
        return new CompareFile(new OneFile(fetched)).with(entry);
    }

    private static MovieEntry anEntry(Movie movie, FileKey key) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new MovieEntry(
                JOB, new MovieId(3), movie, new FileLocation("bucket", key), new MovieState.Processed(now, now));
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
