package dev.reelay.endtoend.faults;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers for half a batch: a batch of SQS with entries that failed, a batch of reads with keys that were not processed. */
final class HalfBatches {

    private static final String ENTRIES = "Entries";

    private HalfBatches() {}

    /** Fails every second entry from {@code fault.first}, or the only one; the others, or all, are handed on by {@code carryOut}. */
    static Answer answer(Call call, Fault.HalfFailed fault, Function<Call, Answer> carryOut) {
        return call.operation().name().equals("BatchGetItem")
                ? reads(call, fault, carryOut)
                : entries(call, fault, carryOut);
    }

    /** What SQS would say had it done all. */
    static Answer allDone(Call call) {
        ObjectNode answer = Call.JSON.createObjectNode();
        ArrayNode done = answer.putArray("Successful");
        call.json().path(ENTRIES).forEach(entry -> done.addObject().set("Id", entry.path("Id")));
        answer.putArray("Failed");
        return Answer.json(200, answer);
    }

    private static Answer entries(Call call, Fault.HalfFailed fault, Function<Call, Answer> carryOut) {
        ObjectNode request = call.json();
        ArrayNode passed = Call.JSON.createArrayNode();
        Set<String> failed = new HashSet<>();
        int place = first(request.path(ENTRIES), fault);
        for (JsonNode entry : request.path(ENTRIES)) {
            if (place++ % 2 == 0) {
                failed.add(entry.path("Id").asString());
            } else {
                passed.add(entry);
            }
        }
        if (!fault.done()) {
            request.set(ENTRIES, passed);
        }
        if (request.path(ENTRIES).isEmpty()) {
            return Answer.json(200, failing(Call.JSON.createObjectNode(), failed));
        }
        Answer answer = carryOut.apply(call.with(request));
        return answer.isOk() ? answer.with(failing(answer.json(), failed)) : answer;
    }

    /** In a batch of one it is that one: otherwise nothing would fail. */
    private static int first(JsonNode batch, Fault.HalfFailed fault) {
        return batch.size() == 1 ? 0 : fault.first();
    }

    private static ObjectNode failing(ObjectNode answer, Set<String> ids) {
        ArrayNode successful = Call.JSON.createArrayNode();
        for (JsonNode entry : answer.path("Successful")) {
            if (!ids.contains(entry.path("Id").asString())) {
                successful.add(entry);
            }
        }
        answer.set("Successful", successful);
        ArrayNode failed = answer.withArray("Failed");
        ids.forEach(id -> failed.addObject()
                .put("Id", id)
                .put("Code", "InternalError")
                .put("SenderFault", false)
                .put("Message", "the fault harness says so"));
        return answer;
    }

    private static Answer reads(Call call, Fault.HalfFailed fault, Function<Call, Answer> carryOut) {
        ObjectNode request = call.json();
        ObjectNode asked = Call.JSON.createObjectNode();
        ObjectNode left = Call.JSON.createObjectNode();
        for (var table : request.path("RequestItems").properties()) {
            ArrayNode now = Call.JSON.createArrayNode();
            ArrayNode later = Call.JSON.createArrayNode();
            int place = first(table.getValue().path("Keys"), fault);
            for (JsonNode key : table.getValue().path("Keys")) {
                (place++ % 2 == 0 ? later : now).add(key);
            }
            left.set(table.getKey(), ((ObjectNode) table.getValue().deepCopy()).set("Keys", later));
            if (!now.isEmpty()) {
                asked.set(table.getKey(), ((ObjectNode) table.getValue().deepCopy()).set("Keys", now));
            }
        }
        if (asked.isEmpty()) {
            // As DynamoDB answers for one key where it fails itself; a request for none it would refuse.
            ObjectNode none = Call.JSON.createObjectNode();
            none.putObject("Responses");
            none.set("UnprocessedKeys", left);
            return Answer.json(200, none);
        }
        request.set("RequestItems", asked);
        Answer answer = carryOut.apply(call.with(request));
        if (!answer.isOk()) {
            return answer;
        }
        ObjectNode half = answer.json();
        half.set("UnprocessedKeys", left);
        return answer.with(half);
    }
}
