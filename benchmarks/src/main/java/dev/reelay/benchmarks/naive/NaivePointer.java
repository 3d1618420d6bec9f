package dev.reelay.benchmarks.naive;

import tools.jackson.databind.json.JsonMapper;

record NaivePointer(String bucket, String key, String jobId, String movieId) {

    private static final JsonMapper JSON = new JsonMapper();

    static NaivePointer read(String body) {
        return JSON.readValue(body, NaivePointer.class);
    }
}
