package dev.reelay.producer.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Movies;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationRangeTests {

    private static final JobId JOB_ID = new JobId("0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11");
    private static final GenerationRange RANGE = new GenerationRange(JOB_ID, 90, 180);

    @Test
    void json_whenWritten_isTheGoldenFile() {
        assertThat(RANGE.json()).isEqualTo(goldenFile());
    }

    @Test
    void read_whenTheGoldenFile_givesTheRange() {
        assertThat(GenerationRange.read(goldenFile())).isEqualTo(new Decoded.Value<>(RANGE));
    }

    @Test
    void read_whenAFieldIsUnknown_ignoresIt() {
        String newer = goldenFile().replace("}", ",\"priority\":1}");

        assertThat(GenerationRange.read(newer)).isEqualTo(new Decoded.Value<>(RANGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not JSON",
                "{\"jobId\":\"0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11\",\"from\":\"0\",\"to\":1}",
                "{\"jobId\":\"0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11\",\"from\":0,\"to\":1.5}",
                "{\"jobId\":\"0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11\",\"from\":0}",
                "{\"jobId\":\"0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11\",\"from\":1,\"to\":1}",
                "{\"jobId\":\"0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11\",\"from\":0,\"to\":1000001}",
                "{\"jobId\":\"..\",\"from\":0,\"to\":1}"
            })
    void read_whenMalformed_saysSo(String body) {
        assertThat(GenerationRange.read(body)).isInstanceOf(Decoded.Malformed.class);
    }

    /** Followed to the chunks, splits give every movie once, in chunks that each lie in one partition of the table. */
    @ParameterizedTest
    @CsvSource({"0,91", "0,180", "0,1000", "0,9000", "0,9001", "0,1000000", "45,300", "89,1000000"})
    void split_followedToTheChunks_givesEveryMovieOnce(int from, int to) {
        List<GenerationRange> chunks = chunks(new GenerationRange(JOB_ID, from, to));

        int expected = from;
        for (GenerationRange chunk : chunks) {
            assertThat(chunk.from()).isEqualTo(expected);
            assertThat(chunk.from() / Movies.PER_CHUNK).isEqualTo((chunk.to() - 1) / Movies.PER_CHUNK);
            expected = chunk.to();
        }
        assertThat(expected).isEqualTo(to);
    }

    private static List<GenerationRange> chunks(GenerationRange range) {
        if (range.isChunk()) {
            return List.of(range);
        }
        List<GenerationRange> parts = range.split();
        assertThat(parts).hasSizeBetween(2, 101);
        return parts.stream().flatMap(part -> chunks(part).stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,0", "2,1", "0,1000001"})
    void new_whenNoRange_isRejected(int from, int to) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GenerationRange(JOB_ID, from, to));
    }

    @Test
    void of_whenAJob_isAllItsMovies() {
        Job job = new Job(JOB_ID, 25, 7, Instant.EPOCH, "count=25 seed=7");

        assertThat(GenerationRange.of(job)).isEqualTo(new GenerationRange(JOB_ID, 0, 25));
    }

    private static String goldenFile() {
        try (var file = GenerationRangeTests.class.getResourceAsStream("generation-range.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
