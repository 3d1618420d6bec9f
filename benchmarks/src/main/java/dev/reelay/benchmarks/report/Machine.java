package dev.reelay.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something was measured.
 *
 * @param processor its model, as far as the system tells
 * @param cores that the JVM may use
 * @param memoryMib of the machine
 * @param system operating system
 * @param jdk that ran everything
 */
public record Machine(String processor, int cores, long memoryMib, String system, String jdk) {

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine here() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getTotalMemorySize()
                        : 0;
        return new Machine(
                processorModel().orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memory >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    private static Optional<String> processorModel() {
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }

    /** One line of the report. */
    @Override
    public String toString() {
        return "%s, %d cores, %d MiB, %s, %s".formatted(processor, cores, memoryMib, system, jdk);
    }
}
