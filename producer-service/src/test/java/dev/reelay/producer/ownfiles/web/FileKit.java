package dev.reelay.producer.ownfiles.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.ledger.Jobs;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.JobId;
import dev.reelay.movie.NamedFile;
import dev.reelay.producer.Answer;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.databind.JsonNode;

/** What the contract says of {@code PUT /files/{name}}, up to the answer: what comes after it is shown end to end. */
abstract class FileKit {

    private static final int MEBIBYTE = 1 << 20;
    private static final String PATH = "/files/laptop.json";

    private final ServiceUnderTest service;
    private final Jobs jobs;
    private final SchemaNames names;
    private final S3Client s3;

    FileKit(ServiceUnderTest service, Jobs jobs, SchemaNames names, S3Client s3) {
        this.service = service;
        this.jobs = jobs;
        this.names = names;
        this.s3 = s3;
    }

    @Test
    void put_whenAJsonObject_isAJobOfOneAndInS3ByteForByte() {
        byte[] file = aFile("\t{ \"a\" : 1.50 ,\r\n \"é🎬\":[ ],\"run\": \"%s\"}\n\n");

        Answer answer = service.putJson(PATH, file).isJson(202);

        JsonNode job = answer.json();
        assertThat(job.propertyNames())
                .containsExactly("jobId", "state", "count", "seed", "movies", "startedOn", "finishedOn");
        assertThat(answer.header("Location"))
                .contains("/jobs/" + job.path("jobId").asString());
        assertThat(job.path("state").asString()).isEqualTo("RUNNING");
        assertThat(job.path("count").asInt()).isEqualTo(1);
        assertThat(job.path("movies").path("pending").asInt()).isEqualTo(1);
        assertThat(service.get(answer.header("Location").orElseThrow())
                        .isJson(200)
                        .json())
                .isEqualTo(job);
        FileKey key = FileKey.ofContent(file);
        assertThat(inS3(key)).isEqualTo(file);
        assertThat(object(key).response().contentType()).isEqualTo("application/json");
        assertThat(jobs.find(new JobId(job.path("jobId").asString()))
                        .orElseThrow()
                        .job()
                        .file())
                .map(NamedFile::toString)
                .contains("laptop.json at s3://" + names.bucket() + "/" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {".json", "A-Z_0.9.json", "laptop.json.json", "..json"})
    void put_whenTheNameIsWithinTheRule_isAccepted(String name) {
        service.putJson("/files/" + name, aFile("{\"run\":\"%s\"}")).isJson(202);
    }

    @Test
    void put_whenTheNameIsAsLongAsAllowed_isAcceptedAndNoLongerOne() {
        service.putJson("/files/" + "n".repeat(123) + ".json", aFile("{\"run\":\"%s\"}"))
                .isJson(202);
        service.putJson("/files/" + "n".repeat(124) + ".json", aFile("{\"run\":\"%s\"}"))
                .isBadInput("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laptop",
                "laptop.txt",
                "laptop.JSON",
                "json",
                "lap%20top.json",
                "%C3%A4.json",
                "a%26b.json",
                "a:b.json"
            })
    void put_whenTheNameBreaksTheRule_namesIt(String name) {
        byte[] file = aFile("{\"run\":\"%s\"}");

        service.putJson("/files/" + name, file).isBadInput("name");

        assertNothingIn(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/", "/files", "/files/a/b.json"})
    void put_whenThereIsNoSuchPath_isNotFound(String path) {
        service.putJson(path, aFile("{\"run\":\"%s\"}")).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE", "PATCH"})
    void send_whenMethodIsWrong_saysWhichIsAllowed(String method) {
        Answer answer = service.send(service.request(PATH).method(method, BodyPublishers.noBody()));

        answer.isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow"))
                .hasValueSatisfying(
                        allowed -> assertThat(allowed).contains("PUT").doesNotContain(method));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is not a JSON object",
                "[1] | is not a JSON object",
                "7 | is not a JSON object",
                "null | is not a JSON object",
                "{\"a\":1 | is not JSON",
                "{\"a\":1} {} | goes on after its object",
                "{\"a\":1,\"a\":2} | gives a name twice",
                "{\"\":1} | has an empty name",
                "{\"a\":123456789012345678901234567890123456789} | has a number of 39 digits",
                "{\"a\":1e126} | has a number whose size",
                "{\"a\":\"\\ud800\"} | half of a surrogate pair"
            })
    void put_whenTheBodyIsNoFileForAnItem_saysWhy(String body, String why) {
        byte[] file = body.getBytes(UTF_8);

        Answer answer = service.putJson(PATH, file).isBadInput("body");

        assertThat(answer.json().path("errors").findValuesAsString("message"))
                .satisfiesExactly(message -> assertThat(message)
                        .startsWith("must be a JSON object that an item can hold, but it ")
                        .contains(why));
        assertNothingIn(file);
    }

    @Test
    void put_whenTheBodyIsNotUtf8_isRefused() {
        byte[] file = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        service.putJson(PATH, file).isBadInput("body");

        assertNothingIn(file);
    }

    @Test
    void put_whenThereIsNoBody_isRefused() {
        service.send(service.request(PATH).PUT(BodyPublishers.noBody())).isBadInput("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "application/*",
                "json"
            })
    void put_whenTheBodyIsDeclaredAsSomethingElse_isUnsupported(String type) {
        service.send(service.request(PATH, "Content-Type", type).PUT(BodyPublishers.ofString("{}")))
                .isProblem(415, "unsupported-media-type");
    }

    /** As {@code curl -T} sends it. */
    @Test
    void put_whenNobodySaysWhatTheBodyIs_isReadAsJson() {
        byte[] file = aFile("{\"run\":\"%s\"}");

        service.send(service.request(PATH).PUT(BodyPublishers.ofByteArray(file)))
                .isJson(202);

        assertThat(inS3(FileKey.ofContent(file))).isEqualTo(file);
        service.send(service.request(PATH, "Content-Type", "Application/JSON; charset=UTF-8")
                        .PUT(BodyPublishers.ofByteArray(file)))
                .isJson(202);
    }

    @Test
    void put_whenTheAttributesAreLargerThanAnItem_isRefusedAndSaysSo() {
        byte[] file = aFile("{\"run\":\"%s\",\"text\":\"" + "x".repeat(400_000) + "\"}");

        Answer answer = service.putJson(PATH, file).isBadInput("body");

        assertThat(answer.body()).contains("takes more than 400000 bytes as attributes of an item");
        assertNothingIn(file);
    }

    @Test
    void put_whenTheAttributesAreNearlyAsLargeAsAnItem_isAccepted() {
        byte[] file = aFile("{\"run\":\"%s\",\"text\":\"" + "x".repeat(399_000) + "\"}");

        service.putJson(PATH, file).isJson(202);

        assertThat(inS3(FileKey.ofContent(file))).isEqualTo(file);
    }

    @Test
    void put_whenTheFileHasJustOneMebibyte_isAcceptedAndNotAByteMore() {
        String start = "{\"run\":\"" + UUID.randomUUID() + "\"}";
        byte[] largest = (start + " ".repeat(MEBIBYTE - start.length())).getBytes(UTF_8);
        byte[] tooLarge = (start + " ".repeat(MEBIBYTE - start.length() + 1)).getBytes(UTF_8);

        service.putJson(PATH, largest).isJson(202);
        service.putJson(PATH, tooLarge).isProblem(413, "body-too-large");
        service.send(service.request(PATH, "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))))
                .isProblem(413, "body-too-large");

        assertThat(inS3(FileKey.ofContent(largest))).isEqualTo(largest);
        assertNothingIn(tooLarge);
    }

    @Test
    void put_whenSentAgain_isAnotherJobOfTheSameObject() {
        byte[] file = aFile("{\"run\":\"%s\"}");

        JsonNode first = service.putJson(PATH, file).isJson(202).json();
        JsonNode second = service.putJson(PATH, file).isJson(202).json();

        assertThat(second.path("jobId")).isNotEqualTo(first.path("jobId"));
        assertThat(inS3(FileKey.ofContent(file))).isEqualTo(file);
    }

    @Test
    void put_whenSentAgainWithItsKey_isTheSameJob() {
        byte[] file = aFile("{\"run\":\"%s\"}");
        String key = "key-" + UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> service.putJson(PATH, file, "Idempotency-Key", key), threads))
                    .toList();

            assertThat(answers)
                    .extracting(answer ->
                            answer.join().isJson(202).json().path("jobId").asString())
                    .containsOnly(JobId.ofIdempotencyKey(key).value());
        }
    }

    @Test
    void put_whenTheKeyCameWithSomethingElse_isRefusedAndKeepsNothing() {
        String key = "key-" + UUID.randomUUID();
        byte[] file = aFile("{\"run\":\"%s\"}");
        byte[] other = aFile("{\"run\":\"%s\"}");
        service.putJson(PATH, file, "Idempotency-Key", key).isJson(202);

        service.putJson(PATH, other, "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
        service.putJson("/files/other.json", file, "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
        service.postJson("/jobs", "{\"count\":1}", "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");

        assertNothingIn(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void put_whenTheKeyBreaksTheRule_namesIt(int length) {
        service.putJson(PATH, aFile("{\"run\":\"%s\"}"), "Idempotency-Key", "k".repeat(length))
                .isBadInput("Idempotency-Key");
    }

    /** A file that nobody has sent before. */
    private static byte[] aFile(String template) {
        return template.formatted(UUID.randomUUID()).getBytes(UTF_8);
    }

    private byte[] inS3(FileKey key) {
        return object(key).asByteArray();
    }

    private ResponseBytes<GetObjectResponse> object(FileKey key) {
        return s3.getObjectAsBytes(get -> get.bucket(names.bucket()).key(key.value()));
    }

    private void assertNothingIn(byte[] file) {
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> inS3(FileKey.ofContent(file)));
    }
}
