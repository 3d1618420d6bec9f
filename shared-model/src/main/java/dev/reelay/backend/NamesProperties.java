package dev.reelay.backend;

import dev.reelay.schema.SchemaNames;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the bucket, the table and the queues are called.
 *
 * @param bucket of the files
 * @param table of jobs and movies
 * @param queues for the work; one whose name ends in {@code .fifo} is a FIFO queue
 */
@ConfigurationProperties("reelay")
public record NamesProperties(
        @DefaultValue("movie-bucket") String bucket,
        @DefaultValue("movie-job-information") String table,
        @DefaultValue Queues queues) {

    /** The names, checked against the rules of their services. */
    public SchemaNames names() {
        String sweep = queues.sweep() == null ? SchemaNames.sweepQueueBeside(queues.generate()) : queues.sweep();
        return new SchemaNames(bucket, table, queues.generate(), queues.load(), queues.confirm(), sweep);
    }

    /**
     * The queues' names.
     *
     * @param generate ranges of movies to be generated
     * @param load pointers to stored movies
     * @param confirm pointers to processed movies
     * @param sweep parts of buckets that are to be swept or audited; unless given, the one {@linkplain SchemaNames#sweepQueueBeside beside}
     *     {@code generate}
     */
    public record Queues(
            @DefaultValue("movie-generate") String generate,
            @DefaultValue("movie-load") String load,
            @DefaultValue("movie-confirm") String confirm,
            @Nullable String sweep) {}
}
