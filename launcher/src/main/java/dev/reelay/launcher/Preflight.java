package dev.reelay.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What would go wrong later, looked for first; each problem is a text that says what to do. */
final class Preflight {
    private static final long NEEDED_BYTES = 1_000_000_000;
    private static final int CONNECT_MILLIS = 500;
    private static final int HIGHEST_PORT = 65_535;

    private Preflight() {}

    static List<String> problems(List<Path> jars, Path home, List<Ports.Wanted> ports) {
        List<String> problems = new ArrayList<>(jarProblems(jars));
        problems.addAll(portProblems(ports));
        problems.addAll(spaceProblems(home, home.toFile().getUsableSpace()));
        return problems;
    }

    static List<String> jarProblems(List<Path> jars) {
        return jars.stream()
                .filter(jar -> !Files.isRegularFile(jar))
                .map(jar -> jar
                        + " is missing\n  build it:  ./mvnw -DskipTests package, or start by ./quickstart, which does;"
                        + " elsewhere: --home DIR")
                .toList();
    }

    static List<String> portProblems(List<Ports.Wanted> ports) {
        List<String> problems = new ArrayList<>();
        Map<Integer, Ports.Wanted> taken = new HashMap<>();
        for (Ports.Wanted wanted : ports) {
            Ports.Wanted other = taken.putIfAbsent(wanted.port(), wanted);
            if (wanted.port() < 1 || wanted.port() > HIGHEST_PORT) {
                problems.add(wanted.option() + ": " + wanted.port() + " is not a port (1 to " + HIGHEST_PORT + ")");
            } else if (other != null) {
                problems.add(
                        "port " + wanted.port() + " is given to two: " + other.option() + " and " + wanted.option());
            } else {
                problems.addAll(bindProblems(wanted));
            }
        }
        return problems;
    }

    static List<String> spaceProblems(Path home, long usable) {
        return usable >= NEEDED_BYTES
                ? List.of()
                : List.of("only %d MB are free on the disk of %s, and %d MB are needed\n  free some, and start again"
                        .formatted(usable / 1_000_000, home, NEEDED_BYTES / 1_000_000));
    }

    private static List<String> bindProblems(Ports.Wanted wanted) {
        if (answers(wanted.port())) {
            return List.of(inUse(wanted));
        }
        try (ServerSocket probe = new ServerSocket(wanted.port())) {
            return probe.isBound() ? List.of() : List.of(inUse(wanted));
        } catch (BindException e) {
            boolean forbidden = String.valueOf(e.getMessage()).contains("Permission");
            return List.of(forbidden ? forbidden(wanted) : inUse(wanted));
        } catch (IOException e) {
            return List.of("port " + wanted.port() + " of " + wanted.by() + " cannot be used: " + e.getMessage());
        }
    }

    /** Where a server may bind a port on all addresses although another has it on one (macOS), only a connection tells. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException ignored) {
            return false;
        }
    }

    private static String inUse(Ports.Wanted wanted) {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        String who = linux
                ? "ss -ltnp 'sport = :%d'".formatted(wanted.port())
                : "lsof -nP -iTCP:%d -sTCP:LISTEN".formatted(wanted.port());
        return "port %d of %s is in use\n  choose another:  ./quickstart %s %d\n  see who has it:  %s"
                .formatted(wanted.port(), wanted.by(), wanted.option(), another(wanted.port()), who);
    }

    private static String forbidden(Ports.Wanted wanted) {
        return "port %d of %s needs more rights than you have\n  choose another:  ./quickstart %s %d"
                .formatted(wanted.port(), wanted.by(), wanted.option(), another(wanted.port()));
    }

    private static int another(int port) {
        return port < 1024 ? port + 8000 : port <= 60_000 ? port + 1000 : port - 1000;
    }
}
