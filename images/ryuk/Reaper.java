import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Clears away what a test run has left in a Docker engine once the run is gone, however it went: a substitute for
 * Testcontainers' ryuk.
 *
 * <p>A run keeps a connection to port 8080 open for as long as it lives, and says on it what is its own: a line such as
 * {@code label=org.testcontainers=true&label=org.testcontainers.sessionId=7}, URL-encoded, stands for whatever carries all
 * of these labels, and is answered with {@code ACK}. When no connection has been open for ten seconds, all containers,
 * networks, volumes and images that were so described are removed, and the process ends. It ends too if nobody connects
 * within a minute.
 */
public final class Reaper {

    private static final int PORT = 8080;
    private static final Duration UNTIL_THE_FIRST = Duration.ofSeconds(60);
    private static final Duration AFTER_THE_LAST = Duration.ofSeconds(10);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final int ROUNDS = 10;

    private final Engine engine;
    private final Set<List<String>> described = ConcurrentHashMap.newKeySet();

    private int clients;
    private Duration patience = UNTIL_THE_FIRST;
    private long aloneSinceNanos = System.nanoTime();

    private Reaper(Engine engine) {
        this.engine = engine;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Reaper reaper = new Reaper(new Engine(Path.of("/var/run/docker.sock")));
        reaper.listen();
        System.exit(reaper.clearAway() ? 0 : 1);
    }

    private void listen() throws IOException {
        try (ServerSocket server = new ServerSocket(PORT)) {
            server.setSoTimeout((int) LOOKS_EVERY.toMillis());
            say("Started, listening on port " + PORT); // Testcontainers waits for the first word.
            while (!forsaken()) {
                try {
                    Socket client = server.accept();
                    arrived();
                    new Thread(() -> serve(client), "client").start();
                } catch (SocketTimeoutException e) {
                    continue; // Nobody came; it may be time to go.
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream answers = client.getOutputStream();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> labels = labels(line);
                if (labels.isEmpty()) {
                    say("Ignored, since it does not name labels alone: " + line);
                    continue;
                }
                if (described.add(labels)) {
                    say("Will remove what has the labels " + labels);
                }
                answers.write("ACK\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            say("A client broke off: " + e.getMessage());
        } finally {
            left();
        }
    }

    /** The labels that a line names; none if it names anything else, since less of a filter would match more. */
    private static List<String> labels(String line) {
        List<String> labels = new ArrayList<>();
        for (String term : line.strip().split("&")) {
            if (!term.startsWith("label=")) {
                return List.of();
            }
            try {
                labels.add(URLDecoder.decode(term.substring("label=".length()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return List.of();
            }
        }
        return labels.contains("") ? List.of() : List.copyOf(labels);
    }

    private synchronized void arrived() {
        clients++;
        patience = AFTER_THE_LAST;
    }

    private synchronized void left() {
        clients--;
        aloneSinceNanos = System.nanoTime();
    }

    private synchronized boolean forsaken() {
        return clients == 0 && System.nanoTime() - aloneSinceNanos > patience.toNanos();
    }

    /** Several rounds, since something may still be in use when its turn comes. */
    private boolean clearAway() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            int found = 0;
            for (List<String> labels : described) {
                for (Kind kind : Kind.values()) {
                    found += removeAll(kind, labels);
                }
            }
            if (found == 0) {
                return true;
            }
            Thread.sleep(LOOKS_EVERY.toMillis());
        }
        say("Some of it could not be removed.");
        return false;
    }

    private int removeAll(Kind kind, List<String> labels) {
        Set<String> ids;
        try {
            ids = engine.find(kind, labels);
        } catch (IOException e) {
            say("Cannot list each " + kind.word() + ": " + e.getMessage());
            return 1;
        }
        for (String id : ids) {
            try {
                engine.remove(kind, id);
                say("Removed " + kind.word() + " " + id);
            } catch (IOException e) {
                say("Cannot remove " + kind.word() + " " + id + ": " + e.getMessage());
            }
        }
        return ids.size();
    }

    private static void say(String words) {
        System.out.println(words);
    }

    /** What can be left behind, in the order in which it can be removed. */
    private enum Kind {
        CONTAINER("/containers/json?all=true&filters=", "/containers/%s?force=true&v=true", "Id"),
        NETWORK("/networks?filters=", "/networks/%s", "Id"),
        VOLUME("/volumes?filters=", "/volumes/%s?force=true", "Name"),
        IMAGE("/images/json?filters=", "/images/%s?force=true", "Id");

        private final String list;
        private final String removal;
        private final Pattern id;

        /** @param key of a listed thing's own id; a key, and no text, since JSON writes quotes within a text as {@code \"} */
        Kind(String list, String removal, String key) {
            this.list = list;
            this.removal = removal;
            this.id = Pattern.compile("\"" + key + "\":\"([^\"]+)\"");
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A Docker engine behind its unix socket. Without a version in the path, it speaks its newest. */
    private static final class Engine {

        /** The name of this process's own container is the beginning of its id. */
        private static final String SELF = System.getenv().getOrDefault("HOSTNAME", "no id begins so");

        private final Path socket;

        private Engine(Path socket) {
            this.socket = socket;
        }

        private Set<String> find(Kind kind, List<String> labels) throws IOException {
            String filter = labels.stream()
                    .map(label -> '"' + label.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(",", "{\"label\":[", "]}"));
            Set<String> ids = new LinkedHashSet<>();
            Matcher matcher =
                    kind.id.matcher(ask("GET", kind.list + URLEncoder.encode(filter, StandardCharsets.UTF_8)));
            while (matcher.find()) {
                if (!matcher.group(1).startsWith(SELF)) {
                    ids.add(matcher.group(1));
                }
            }
            return ids;
        }

        private void remove(Kind kind, String id) throws IOException {
            ask("DELETE", kind.removal.formatted(id));
        }

        /** The answer's body. HTTP 1.0, so that it ends where the connection ends. */
        private String ask(String method, String path) throws IOException {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(socket));
                ByteBuffer request = StandardCharsets.US_ASCII.encode(method + " " + path + " HTTP/1.0\r\n\r\n");
                while (request.hasRemaining()) {
                    channel.write(request);
                }
                String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
                String[] headAndBody = answer.split("\r\n\r\n", 2);
                if (!headAndBody[0].matches("(?s)HTTP/1\\.. 2.*")) {
                    throw new IOException(answer.lines().findFirst().orElse("no answer"));
                }
                return headAndBody.length < 2 ? "" : headAndBody[1];
            }
        }
    }
}
