package dev.reelay.launcher.fake;

import java.util.Arrays;

/** Says that it is ready, as local-aws does, and stays until SIGTERM. */
public final class FakeAws {
    private FakeAws() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("arguments " + Arrays.toString(args));
        LastWords.onSigterm();
        System.out.println("local-aws ready: s3=... sqs=... dynamodb=...");
        Thread.currentThread().join();
    }
}
