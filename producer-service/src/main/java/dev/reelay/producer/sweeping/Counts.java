package dev.reelay.producer.sweeping;

/**
 * What was met of a bucket, each object once however often its page was gone through.
 *
 * @param objects listed; of an audit without those that had vanished when they were to be read
 * @param messages that SQS has for them; of a sweep
 * @param bytes digested; of an audit
 * @param vanished objects that were listed and then gone; of an audit
 * @param mismatches objects whose bytes are not what their names say; of an audit
 */
public record Counts(long objects, long messages, long bytes, long vanished, long mismatches) {

    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Of a page that was published. */
    public static Counts published(int objects) {
        return new Counts(objects, objects, 0, 0, 0);
    }

    /** Both together. */
    public Counts plus(Counts more) {
        return new Counts(
                objects + more.objects,
                messages + more.messages,
                bytes + more.bytes,
                vanished + more.vanished,
                mismatches + more.mismatches);
    }
}
