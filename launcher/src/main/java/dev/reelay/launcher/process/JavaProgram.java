package dev.reelay.launcher.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A Java program that can be started as a process, with the Java that runs this one. It inherits the environment of this
 * process, without the variables whose names begin with one of {@code hiddenEnvironment}, and with {@code environment}.
 *
 * <p>SIGINT and SIGHUP do not reach it: Ctrl-C at a terminal goes to all processes there at once, and who started them wants to
 * stop them in order.
 *
 * @param name what people call it, as in messages
 * @param target {@code -jar X.jar}, or {@code -cp PATH Main}
 * @param directory its working directory
 * @param appends whether its output is added to the log's; otherwise the log is emptied first
 */
public record JavaProgram(
        String name,
        List<String> target,
        List<String> jvmFlags,
        List<String> arguments,
        Map<String, String> environment,
        List<String> hiddenEnvironment,
        Path directory,
        Path log,
        boolean appends) {
    private static final String WITHOUT_TERMINAL_SIGNALS = "trap '' INT HUP; exec \"$@\"";

    /** Copies lists and map, and makes paths absolute. */
    public JavaProgram {
        target = List.copyOf(target);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        hiddenEnvironment = List.copyOf(hiddenEnvironment);
        directory = directory.toAbsolutePath();
        log = log.toAbsolutePath();
    }

    /** A packaged program, {@code java -jar}. */
    public static JavaProgram jar(String name, Path jar, Path log) {
        return new JavaProgram(name, List.of("-jar", jar.toAbsolutePath().toString()), log);
    }

    /** A class on a class path. */
    public static JavaProgram mainClass(String name, String classPath, String mainClass, Path log) {
        return new JavaProgram(name, List.of("-cp", classPath, mainClass), log);
    }

    private JavaProgram(String name, List<String> target, Path log) {
        this(name, target, List.of(), List.of(), Map.of(), List.of(), Path.of(""), log, false);
    }

    /** With these flags for the JVM, after those it has. */
    public JavaProgram withJvmFlags(List<String> more) {
        return new JavaProgram(
                name,
                target,
                joined(jvmFlags, more),
                arguments,
                environment,
                hiddenEnvironment,
                directory,
                log,
                appends);
    }

    /** With these arguments for the program, after those it has. */
    public JavaProgram withArguments(List<String> more) {
        return new JavaProgram(
                name,
                target,
                jvmFlags,
                joined(arguments, more),
                environment,
                hiddenEnvironment,
                directory,
                log,
                appends);
    }

    /** With these variables of the environment too. */
    public JavaProgram withEnvironment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new JavaProgram(name, target, jvmFlags, arguments, all, hiddenEnvironment, directory, log, appends);
    }

    /** Without the inherited variables of the environment whose names begin so. */
    public JavaProgram withoutEnvironment(String prefix) {
        return new JavaProgram(
                name,
                target,
                jvmFlags,
                arguments,
                environment,
                joined(hiddenEnvironment, List.of(prefix)),
                directory,
                log,
                appends);
    }

    /** In this working directory. */
    public JavaProgram in(Path place) {
        return new JavaProgram(name, target, jvmFlags, arguments, environment, hiddenEnvironment, place, log, appends);
    }

    /** Adding to the log that is there. */
    public JavaProgram appending() {
        return new JavaProgram(name, target, jvmFlags, arguments, environment, hiddenEnvironment, directory, log, true);
    }

    /**
     * Starts it and returns at once.
     *
     * @throws ProgramFailedException if the system refuses
     */
    public RunningProgram start() {
        LogFile file = new LogFile(log);
        long since = appends ? file.size() : 0;
        try {
            Files.createDirectories(Objects.requireNonNull(log.getParent()));
            Process process = builder().start();
            try {
                Warden.watch(process);
            } catch (IOException unwatched) {
                process.destroyForcibly();
                throw unwatched;
            }
            return new RunningProgram(name, process, file, since);
        } catch (IOException e) {
            throw new ProgramFailedException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private ProcessBuilder builder() {
        List<String> command = Stream.of(
                        List.of("/bin/sh", "-c", WITHOUT_TERMINAL_SIGNALS, "sh", java()), jvmFlags, target, arguments)
                .flatMap(List::stream)
                .toList();
        File output = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(appends ? Redirect.appendTo(output) : Redirect.to(output));
        builder.environment()
                .keySet()
                .removeIf(key -> hiddenEnvironment.stream().anyMatch(key::startsWith));
        builder.environment().putAll(environment);
        return builder;
    }

    private static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
