package dev.reelay.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Counts the pages that are read of each table, by any client of this JVM: the resource {@code execution.interceptors} names it to all. */
public final class CountedScans implements ExecutionInterceptor {

    private static final Map<String, Integer> PAGES = new ConcurrentHashMap<>();

    /** How many pages of this table have been read. */
    static int of(String table) {
        return PAGES.getOrDefault(table, 0);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ScanRequest scan) {
            PAGES.merge(scan.tableName(), 1, Integer::sum);
        }
    }
}
