package dev.reelay.launcher.process;

import dev.reelay.launcher.fake.FakeAws;
import java.nio.file.Path;
import java.time.Duration;

/** A program that starts another one and waits for ever. */
final class Parent {
    private Parent() {}

    public static void main(String[] args) throws InterruptedException {
        RunningProgram child = JavaProgram.mainClass(
                        "child", System.getProperty("java.class.path"), FakeAws.class.getName(), Path.of(args[0]))
                .start();
        child.awaitReady(Readiness.logs("^local-aws ready"), Duration.ofSeconds(30));
        System.out.println("child " + child.pid());
        Thread.currentThread().join();
    }
}
