package dev.reelay.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What goes between us and S3. */
final class S3Traffic implements ExecutionInterceptor {

    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicLong bytesRead = new AtomicLong();
    private final Queue<PutObjectRequest> puts = new ConcurrentLinkedQueue<>();

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Bytes of answers that somebody took. */
    long bytesRead() {
        return bytesRead.get();
    }

    List<PutObjectRequest> puts() {
        return List.copyOf(puts);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        if (context.request() instanceof PutObjectRequest put) {
            puts.add(put);
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(Counted::new);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        atOnce.decrementAndGet();
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        atOnce.decrementAndGet();
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytesRead.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytesRead.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
