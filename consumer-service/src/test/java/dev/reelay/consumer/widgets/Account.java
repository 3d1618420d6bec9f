package dev.reelay.consumer.widgets;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.stage.StageMetrics;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.StorageStrategy;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import dev.reelay.widgets.Widgets;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import dev.reelay.widgets.s3.WidgetBuckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What widget requests need, on embedded AWS or another backend, with the use cases over it and a look behind them. */
final class Account implements AutoCloseable {

    final MeterRegistry meters = new SimpleMeterRegistry();
    final RequestLedger ledger;
    final RequestFiles files;
    final Widgets widgets;

    private final TestBackend backend;
    private final Destination destination;
    private final S3Client s3;
    private final DynamoDbClient dynamoDb;

    private Account(TestBackend backend, boolean inTable) {
        this.backend = backend.loadWidgets();
        this.s3 = backend.s3Client().build();
        this.dynamoDb = backend.dynamoDbClient().build();
        String table = backend.names().table();
        Clock clock = Clock.systemUTC();
        this.files = WidgetBuckets.requests(s3, requestsBucket());
        this.destination = inTable
                ? new Destination(
                        StorageStrategy.DYNAMODB, backend.widgetNames().widgetsTable())
                : new Destination(StorageStrategy.S3, widgetsBucket());
        this.ledger = WidgetLedgers.ledger(dynamoDb, table, destination, clock);
        this.widgets = WidgetLedgers.itemStorage(dynamoDb, table, clock)
                .at(destination)
                .orElseGet(() -> WidgetBuckets.files(s3, widgetsBucket(), ledger, clock));
    }

    /** With widgets that are files. */
    static Account withFiles(String name) {
        return withFiles(EmbeddedBackend.named(name));
    }

    /** The same, on any backend. */
    static Account withFiles(TestBackend backend) {
        return new Account(backend, false);
    }

    /** With widgets that are items. */
    static Account withItems(String name) {
        return withItems(EmbeddedBackend.named(name));
    }

    /** The same, on any backend. */
    static Account withItems(TestBackend backend) {
        return new Account(backend, true);
    }

    HandleRequest handling() {
        return new HandleRequest(files, ledger, applying(widgets));
    }

    /** Of widgets that are files: they are written, and the ledger does not come to hear of it. */
    HandleRequest handlingThatDiesBeforeTheRecord() {
        Widgets dying = WidgetBuckets.files(s3, widgetsBucket(), new DyingLedger(ledger), Clock.systemUTC());
        return new HandleRequest(files, ledger, applying(dying));
    }

    /** Of widgets that are files: another instance, to whom the lease has ended, applies the request before this one does. */
    HandleRequest handlingThatIsOvertaken() {
        Clock ahead = Clock.offset(Clock.systemUTC(), WidgetLedgers.LEASE.plusSeconds(1));
        RequestLedger another = WidgetLedgers.ledger(dynamoDb, backend.names().table(), destination, ahead);
        ApplyRequest overtaking = new ApplyRequest(
                another,
                WidgetBuckets.files(s3, widgetsBucket(), another, ahead),
                new WidgetMetrics(new SimpleMeterRegistry()));
        Widgets overtaken = new Overtaken(
                widgets,
                application -> overtaking.apply(
                        application.request(),
                        another.tryLease(application.lease().widget()).orElseThrow()));
        return new HandleRequest(files, ledger, applying(overtaken));
    }

    DrainRequests draining() {
        return draining(files);
    }

    DrainRequests draining(RequestFiles from) {
        return new DrainRequests(from, ledger, applying(widgets), new StageMetrics(meters));
    }

    /** Another instance, whose clock is this one. */
    DrainRequests drainingBy(Clock clock) {
        RequestLedger another = WidgetLedgers.ledger(dynamoDb, backend.names().table(), destination, clock);
        ApplyRequest applying = new ApplyRequest(
                another,
                WidgetBuckets.files(s3, widgetsBucket(), another, clock),
                new WidgetMetrics(new SimpleMeterRegistry()));
        return new DrainRequests(files, another, applying, new StageMetrics(new SimpleMeterRegistry()));
    }

    /** Looks once, with faults between the service and S3 where requests lie. */
    int drainedThrough(FaultyHttpClient wire) {
        try (S3Client faulty = backend.s3Client().httpClient(wire).build()) {
            return draining(WidgetBuckets.requests(faulty, requestsBucket())).once(() -> true);
        }
    }

    private ApplyRequest applying(Widgets through) {
        return new ApplyRequest(ledger, through, new WidgetMetrics(meters));
    }

    String requestsBucket() {
        return backend.widgetNames().requestsBucket();
    }

    private String widgetsBucket() {
        return backend.widgetNames().widgetsBucket();
    }

    /** Puts a request into the bucket, and gives the pointer to it. */
    RequestPointer store(String key, WidgetRequest request) {
        files.store(new RequestKey(key), request.json());
        return new RequestPointer(requestsBucket(), new RequestKey(key), request.id());
    }

    void put(String key, String content) {
        s3.putObject(request -> request.bucket(requestsBucket()).key(key), RequestBody.fromString(content));
    }

    /** Puts something else in the place of a widget. */
    void spoil(WidgetKey key) {
        s3.putObject(
                request -> request.bucket(widgetsBucket()).key("widgets/" + key.path()),
                RequestBody.fromString("broken"));
    }

    /** The keys in the requests bucket, parked ones too. */
    List<String> keys() {
        return s3.listObjectsV2(request -> request.bucket(requestsBucket())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    String reason(String parked) {
        return String.valueOf(
                s3.headObject(request -> request.bucket(requestsBucket()).key(parked))
                        .metadata()
                        .get("failure-reason"));
    }

    void empty() {
        keys().forEach(key ->
                s3.deleteObject(request -> request.bucket(requestsBucket()).key(key)));
    }

    Optional<Widget> widget(WidgetKey key) {
        return widgets.find(key).map(Kept::widget);
    }

    /** The place of each applied request among those of its widget. */
    Map<String, Integer> numbers(WidgetKey widget) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(backend.names().table())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :request)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("WIDGET#" + widget.path()),
                                ":request", AttributeValue.fromS("REQUEST#"))))
                .items()
                .stream()
                .filter(item -> item.containsKey("number"))
                .collect(Collectors.toMap(
                        item -> item.getOrDefault("sk", AttributeValue.fromS(""))
                                .s()
                                .substring("REQUEST#".length()),
                        item -> Integer.parseInt(item.getOrDefault("number", AttributeValue.fromN("0"))
                                .n())));
    }

    double counted(String type, String outcome) {
        return meters.counter("reelay.widget.requests", "type", type, "outcome", outcome)
                .count();
    }

    boolean isApplied(RequestId id) {
        return ledger.isApplied(id);
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
    }
}
