package dev.reelay.benchmarks;

import java.util.List;

/** How services, contenders and embedded AWS are compiled at run time. */
enum Jit {
    /** As {@code ./quickstart} runs them: only the quick compiler, which leaves the processors to the work. */
    QUICK("-XX:TieredStopAtLevel=1"),
    /** As Java runs programs by default: the optimising compiler too. */
    FULL("-XX:TieredStopAtLevel=4");

    private final String flag;

    Jit(String flag) {
        this.flag = flag;
    }

    /** For the JVM: the same heap, collector and compilers for all. */
    List<String> jvmFlags() {
        return List.of("-Xmx256m", "-XX:+UseSerialGC", flag);
    }
}
