package dev.reelay.ledger;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.FaultyHttpClient.Call;
import dev.reelay.backend.aws.FaultyHttpClient.Fault;
import java.util.Collections;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What DynamoDB answers in trouble that DynamoDB Local never has. */
final class DynamoFaults {

    static final String TRANSACT = "TransactWriteItems";
    static final String BATCH_GET = "BatchGetItem";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ERRORS = "com.amazonaws.dynamodb.v20120810#";

    private DynamoFaults() {}

    /** The transaction did not happen: its last action, which is a count, met trouble of this kind. */
    static Fault cancelledWith(String code) {
        return (call, wire) ->
                FaultyHttpClient.refusal(400, cancellation(actions(call), code)).answer(call, wire);
    }

    /** The transaction with this token is still being carried out. */
    static Fault inProgress() {
        return error("TransactionInProgressException", "Transaction is already in progress");
    }

    static Fault error(String type, String message) {
        return FaultyHttpClient.refusal(
                400, "{\"__type\":\"%s%s\",\"Message\":\"%s\"}".formatted(ERRORS, type, message));
    }

    /** Among the actions that really failed, all others are said to have met a conflict. */
    static Fault alsoConflicting() {
        return FaultyHttpClient.edited(body -> {
            ObjectNode answer = (ObjectNode) JSON.readTree(body);
            answer.withArray("CancellationReasons").forEach(reason -> {
                if (reason.path("Code").asString().equals("None")) {
                    ((ObjectNode) reason).put("Code", "TransactionConflict");
                }
            });
            return answer.toString();
        });
    }

    /** Of the items that DynamoDB read, it says to have read only so many. */
    static Fault unprocessedBut(String table, int read) {
        return FaultyHttpClient.edited(body -> {
            ObjectNode answer = (ObjectNode) JSON.readTree(body);
            ArrayNode items = (ArrayNode) answer.path("Responses").path(table);
            ArrayNode keys = JSON.createArrayNode();
            while (items.size() > read) {
                ObjectNode item = (ObjectNode) items.remove(items.size() - 1);
                keys.add(item.retain("pk", "sk"));
            }
            answer.putObject("UnprocessedKeys").putObject(table).set("Keys", keys);
            return answer.toString();
        });
    }

    static int actions(Call transaction) {
        return JSON.readTree(transaction.body()).path("TransactItems").size();
    }

    private static String cancellation(int actions, String code) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("__type", ERRORS + "TransactionCanceledException");
        answer.put("Message", "Transaction cancelled, please refer cancellation reasons for specific reasons");
        ArrayNode reasons = answer.putArray("CancellationReasons");
        Collections.nCopies(actions - 1, "None")
                .forEach(none -> reasons.addObject().put("Code", none));
        reasons.addObject().put("Code", code).put("Message", "injected");
        return answer.toString();
    }

    /** So many times the same. */
    static Fault[] times(int count, Fault fault) {
        return IntStream.range(0, count).mapToObj(i -> fault).toArray(Fault[]::new);
    }
}
