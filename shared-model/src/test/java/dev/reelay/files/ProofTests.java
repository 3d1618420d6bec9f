package dev.reelay.files;

import static dev.reelay.Fixtures.aFile;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.movie.FileLocation;
import dev.reelay.movie.MovieFile;
import org.junit.jupiter.api.Test;

/** Invariant 5: the name of a file proves its bytes. */
class ProofTests {

    private static final MovieFile FILE = aFile(aJobId(), 0);
    private static final FileLocation LOCATION = new FileLocation("bucket", FILE.key());

    @Test
    void proof_ofTheBytesThatWereWritten_isIntact() {
        assertThat(proof(new MovieFiles.Fetched.Content(FILE.bytes())))
                .isInstanceOfSatisfying(
                        Proof.Intact.class, intact -> assertThat(intact.bytes()).isEqualTo(FILE.bytes()));
    }

    @Test
    void proof_ofASingleByteChanged_isAltered() {
        for (int i = 0; i < FILE.bytes().length; i++) {
            byte[] altered = FILE.bytes().clone();
            altered[i] ^= 1;
            assertThat(proof(new MovieFiles.Fetched.Content(altered)))
                    .isInstanceOfSatisfying(
                            Proof.Altered.class,
                            proof -> assertThat(proof.detail())
                                    .startsWith("the bytes of s3://bucket/" + FILE.key() + " are those of "));
        }
    }

    @Test
    void proof_ofNoFile_isMissing() {
        assertThat(proof(new MovieFiles.Fetched.Missing()))
                .isEqualTo(new Proof.Missing("s3://bucket/" + FILE.key() + " does not exist"));
    }

    @Test
    void proof_ofAFileTooLargeToRead_isAltered() {
        assertThat(proof(new MovieFiles.Fetched.TooLarge(2_000_000)))
                .isEqualTo(
                        new Proof.Altered("s3://bucket/" + FILE.key() + " has 2000000 bytes, more than is ever read"));
    }

    private static Proof proof(MovieFiles.Fetched fetched) {
        return Proof.of(new OneFile(fetched), LOCATION);
    }

    private record OneFile(MovieFiles.Fetched fetched) implements MovieFiles {

        @Override
        public FileLocation store(MovieFile file) {
            throw new AssertionError("a proof writes nothing");
        }

        @Override
        public Fetched fetch(FileLocation location) {
            assertThat(location).isEqualTo(LOCATION);
            return fetched;
        }
    }
}
