package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Operation.Service;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads from requests and answers what the checker wants to know, and enters it in the history. */
final class Witness {

    private static final String RECEIPT = "ReceiptHandle";

    private static final String MOVIES = "/" + Account.BUCKET + "/";

    private final History history;
    private final WrittenWidgets widgets = new WrittenWidgets();

    Witness(History history) {
        this.history = history;
    }

    /** An instance asks; nothing has been done yet. */
    void asked(Call call) {
        if (call.operation().service() != Service.SQS) {
            return;
        }
        switch (call.operation().name()) {
            case "DeleteMessageBatch" ->
                call.json()
                        .path("Entries")
                        .forEach(entry -> history.add(new Event.Deleting(
                                call.instance(),
                                call.queue(),
                                entry.path(RECEIPT).asString())));
            case "ChangeMessageVisibilityBatch" ->
                call.json()
                        .path("Entries")
                        .forEach(entry -> history.add(new Event.Hiding(
                                call.instance(),
                                call.queue(),
                                entry.path(RECEIPT).asString())));
            default -> {}
        }
    }

    /** AWS has done what it was asked, or said why not; nobody has heard of it yet. */
    void done(Call call, Answer answer) {
        if (!answer.isOk()) {
            return;
        }
        switch (call.operation().toString()) {
            case "S3.PutObject" -> {
                if (call.uri().getPath().startsWith(MOVIES)) {
                    history.add(new Event.FileWritten(call.instance(), call.key()));
                }
            }
            case "SQS.SendMessageBatch" -> sent(call, answer);
            default -> {}
        }
        widgets.of(call).forEach(history::add);
    }

    /** This answer is on its way to whoever asked. */
    void answered(Call call, Answer answer) {
        if (call.operation().toString().equals("SQS.ReceiveMessage") && answer.isOk()) {
            for (JsonNode message : answer.json().path("Messages")) {
                history.add(new Event.Delivered(
                        call.instance(),
                        call.queue(),
                        message.path("MessageId").asString(),
                        message.path(RECEIPT).asString(),
                        message.path("Body").asString()));
            }
        }
    }

    private void sent(Call call, Answer answer) {
        Map<String, String> bodies = new HashMap<>();
        call.json()
                .path("Entries")
                .forEach(entry -> bodies.put(
                        entry.path("Id").asString(), entry.path("MessageBody").asString()));
        for (JsonNode entry : answer.json().path("Successful")) {
            String body = bodies.get(entry.path("Id").asString());
            if (body != null) {
                history.add(new Event.Sent(call.instance(), call.queue(), body));
            }
        }
    }
}
