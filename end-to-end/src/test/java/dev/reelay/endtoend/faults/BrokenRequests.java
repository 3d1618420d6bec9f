package dev.reelay.endtoend.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Widget requests of a run that no retry can help, put straight to where consumers look for them: each is parked with its reason, and
 * changes nothing. In their queue they come as bodies and by pointers, in their bucket as objects.
 */
final class BrokenRequests {

    /** Each for a widget of its own, so that an effect of it would be seen. */
    private static final List<String> CONTENTS = List.of(
            "not json %s",
            "[\"%s\"]",
            "{\"requestId\":\"r\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\"}",
            "{\"type\":\"forget\",\"requestId\":\"r\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\"}",
            "{\"type\":\"create\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\"}",
            "{\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"%s\"}",
            "{\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"%s\",\"owner\":\"4nn\"}",
            "{\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\",\"label\":7}");

    private static final String BODY_OF = "body-of-";

    /** How many of these are bodies of messages too, where requests come by a queue. */
    private static final int BODIES = 3;

    private final Account account;
    private final History history;
    private final String run = UUID.randomUUID().toString();

    /** What leads to each: the body of its message, or its key; by the id of its widget. */
    private final Map<String, String> places = new LinkedHashMap<>();

    private final List<Letter> taken = new ArrayList<>();

    BrokenRequests(Account account, History history) {
        this.account = account;
        this.history = history;
    }

    /** Puts them there: those in a bucket before all others and behind all others, by their keys. */
    void put() {
        for (int i = 0; i < CONTENTS.size(); i++) {
            String widgetId = "broken-%d-%s".formatted(i, run);
            String content = CONTENTS.get(i).replace("%s", widgetId);
            String key = (i % 2 == 0 ? "0-" : "z-") + widgetId;
            account.clients()
                    .s3()
                    .putObject(
                            request -> request.bucket(WidgetSetting.REQUESTS).key(key),
                            RequestBody.fromString(content));
            if (byQueue()) {
                send(widgetId, "{\"bucket\":\"%s\",\"key\":\"%s\"}".formatted(WidgetSetting.REQUESTS, key));
                if (i < BODIES) {
                    send(BODY_OF + widgetId, content);
                }
            } else {
                places.put(widgetId, key);
            }
        }
    }

    private boolean byQueue() {
        return switch (account.widgets().setting()) {
            case FILES_BY_QUEUE -> true;
            case ITEMS_BY_BUCKET -> false;
        };
    }

    private void send(String id, String body) {
        String url = account.url(WidgetSetting.QUEUE);
        account.clients()
                .sqs()
                .sendMessage(request -> request.queueUrl(url)
                        .messageBody(body)
                        .messageGroupId(id)
                        .messageDeduplicationId(id));
        places.put(id, body);
    }

    /** Whether this is one of them: the body of what is parked is as it was. */
    boolean include(Letter letter) {
        return byQueue() && places.containsValue(letter.body());
    }

    /** Takes away those that are parked with a reason: redriven, they would be parked for ever. */
    void takeParked() {
        taken.addAll(account.take(
                WidgetSetting.QUEUE + "-dlq",
                letter -> include(letter) && !letter.reason().isEmpty()));
    }

    /** What the check finds wrong with each, as it is now or was when it was taken away. */
    List<Violation> judged(Function<BrokenEvidence, List<Violation>> check) {
        List<Letter> letters = Stream.concat(taken.stream(), account.letters().stream())
                .filter(this::include)
                .toList();
        return places.keySet().stream()
                .flatMap(id -> check.apply(evidence(id, letters)).stream())
                .toList();
    }

    private BrokenEvidence evidence(String id, List<Letter> letters) {
        String place = places.getOrDefault(id, "");
        WidgetStory story = new WidgetStory(id, List.of());
        WidgetAccount widgets = account.widgets();
        boolean applied = isWritten(id)
                || !widgets.kept(story).isEmpty()
                || widgets.requests(story).values().stream()
                        .anyMatch(request -> !request.text("applied_on").isEmpty());
        List<String> reasons = byQueue()
                ? letters.stream()
                        .filter(letter -> letter.body().equals(place))
                        .map(Letter::reason)
                        .toList()
                : widgets.parked(place).stream().toList();
        return new BrokenEvidence(place, applied, reasons);
    }

    /** Whether a widget of this id was ever written, whoever its owner is. */
    private boolean isWritten(String id) {
        String name = "/" + id.substring(id.startsWith(BODY_OF) ? BODY_OF.length() : 0);
        return history.events(Event.WidgetWritten.class).stream()
                .anyMatch(written -> written.widget().endsWith(name));
    }
}
