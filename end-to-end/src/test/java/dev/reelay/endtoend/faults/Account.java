package dev.reelay.endtoend.faults;

import dev.reelay.launcher.stack.AwsPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is in embedded AWS, asked behind the back of the faulty one. */
final class Account implements AutoCloseable {

    static final String TABLE = "movie-job-information";
    static final String BUCKET = "movie-bucket";
    /** Which are given to the services as {@code reelay.queues}. */
    static final List<String> STAGE_QUEUES = List.of("movie-generate", "movie-load", "movie-confirm", "bucket-sweep");

    static final List<String> QUEUES =
            Stream.concat(STAGE_QUEUES.stream(), Stream.of(WidgetSetting.QUEUE)).toList();

    private static final int HIDDEN_SECONDS = 30;

    private final QueueKind kind;
    private final Clients aws;
    private final TableStream stream;
    private final WidgetAccount widgets;

    Account(AwsPlan plan, QueueKind kind) {
        this.kind = kind;
        this.aws = Clients.of(plan);
        this.stream = TableStream.on(aws, TABLE);
        this.widgets = new WidgetAccount(aws, WidgetSetting.beside(kind));
    }

    Clients clients() {
        return aws;
    }

    TableStream stream() {
        return stream;
    }

    WidgetAccount widgets() {
        return widgets;
    }

    static List<String> deadLetterQueues() {
        return QUEUES.stream().map(queue -> queue + "-dlq").toList();
    }

    /** The movies of these jobs. A scan, so that nothing is assumed about keys. */
    Map<MovieRef, Attributes> items(Set<String> jobs) {
        Map<MovieRef, Attributes> items = new LinkedHashMap<>();
        aws.dynamoDb().scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                .map(Attributes::new)
                .filter(Attributes::areMovie)
                .filter(item -> jobs.contains(item.text("job_id")))
                .forEach(item -> items.put(item.movie(), item));
        return items;
    }

    Map<String, byte[]> files(Collection<Attributes> items) {
        Map<String, byte[]> files = new HashMap<>();
        items.forEach(item -> file(item.text("key")).ifPresent(bytes -> files.put(item.text("key"), bytes)));
        return files;
    }

    Optional<byte[]> file(String key) {
        try {
            return Optional.of(aws.s3()
                    .getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                    .asByteArray());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    void overwrite(String key, byte[] bytes) {
        aws.s3()
                .putObject(
                        request -> request.bucket(BUCKET).key(key).contentType("application/json"),
                        RequestBody.fromBytes(bytes));
    }

    /**
     * The queues that are not empty, with their messages, visible or not. Asked in the order of the pipeline: a message is in the
     * next queue before it is gone from one, so where all are empty nothing was under way. A bucket that is looked into for widget
     * requests is as good as their queue.
     */
    Map<String, Integer> left(List<String> queues) {
        Map<String, Integer> left = new LinkedHashMap<>();
        queues.forEach(queue -> {
            int depth = depth(queue) + (queue.equals(WidgetSetting.QUEUE) ? widgets.waiting() : 0);
            if (depth > 0) {
                left.put(queue, depth);
            }
        });
        return left;
    }

    /** The messages of these queues that somebody has received, and neither deleted nor left alone for long enough. */
    int hidden(List<String> queues) {
        return queues.stream()
                .mapToInt(queue -> sum(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .sum();
    }

    private int depth(String queue) {
        return sum(
                queue,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int sum(String queue, QueueAttributeName... numbers) {
        String url = url(queue);
        return aws
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(numbers))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** A look at all dead letters, which are as they were afterwards. */
    List<Letter> letters() {
        return deadLetterQueues().stream().flatMap(this::letters).toList();
    }

    private Stream<Letter> letters(String queue) {
        String url = url(queue);
        List<Message> all = lookAtAll(url);
        all.forEach(message -> showAgain(url, message));
        return all.stream().map(message -> letter(queue, message));
    }

    /** Takes these dead letters of a queue away; the others are as they were afterwards. */
    List<Letter> take(String queue, Predicate<Letter> which) {
        String url = url(queue);
        List<Letter> taken = new ArrayList<>();
        int before;
        do {
            before = taken.size();
            for (Message message : lookAtAll(url)) {
                Letter letter = letter(queue, message);
                if (which.test(letter)) {
                    aws.sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                    taken.add(letter);
                } else {
                    showAgain(url, message);
                }
            }
            // Of a group, those behind one that was taken are seen only then.
        } while (taken.size() > before);
        return taken;
    }

    private List<Message> lookAtAll(String url) {
        List<Message> all = new ArrayList<>();
        List<Message> page = look(url);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = look(url);
        }
        return all;
    }

    private void showAgain(String url, Message message) {
        aws.sqs()
                .changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
    }

    private static Letter letter(String queue, Message message) {
        return new Letter(
                queue,
                message.body(),
                Optional.ofNullable(message.messageAttributes().get("failureReason"))
                        .map(attribute -> attribute.stringValue())
                        .orElse(""));
    }

    private List<Message> look(String url) {
        return aws.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(0)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .messageAttributeNames("All"))
                .messages();
    }

    void makeVisibleAgainAfter(int seconds) {
        for (String queue :
                Stream.concat(QUEUES.stream(), deadLetterQueues().stream()).toList()) {
            String url = url(queue);
            aws.sqs()
                    .setQueueAttributes(request -> request.queueUrl(url)
                            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(seconds))));
        }
    }

    String url(String queue) {
        return aws.sqs()
                .getQueueUrl(request -> request.queueName(kind.named(queue)))
                .queueUrl();
    }

    @Override
    public void close() {
        aws.close();
    }
}
