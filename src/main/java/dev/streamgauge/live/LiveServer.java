package dev.streamgauge.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page, its events and the metrics on the loopback interface. Answers only to who calls it by a loopback name, so that a
 * page from elsewhere cannot read it through the browser.
 */
final class LiveServer implements AutoCloseable {

    /** Progress and times move on without news; the page is told twice a second. */
    private static final Duration BETWEEN_TELLING = Duration.ofMillis(500);

    /** How long those who read along may take for the last state. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunState run;
    private final Metrics metrics = new Metrics();
    private final HttpServer server;
    private final Set<String> names;
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "streamgauge-live");
        thread.setDaemon(true);
        return thread;
    });

    private LiveServer(RunState run, HttpServer server) {
        this.run = run;
        this.server = server;
        int port = server.getAddress().getPort();
        this.names = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /**
     * Serves a run.
     *
     * @param port 0 for any that is free
     * @throws IllegalArgumentException if that port cannot be had
     */
    static LiveServer start(int port, RunState run) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            LiveServer live = new LiveServer(run, HttpServer.create(new InetSocketAddress(loopback, port), 0));
            live.server.setExecutor(live.readers);
            live.server.createContext("/", live::answer);
            live.server.start();
            return live;
        } catch (BindException e) {
            throw new IllegalArgumentException(
                    "-Dlive=%d: port %d of 127.0.0.1 cannot be had (%s). Name another, or write -Dlive for any that is free."
                            .formatted(port, port, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("The live view cannot be served", e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    URI page() {
        return URI.create("http://127.0.0.1:%d/".formatted(address().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!names.contains(exchange.getRequestHeaders().getFirst("Host"))) {
                send(exchange, 403, "text/plain", "Ask for %s".formatted(page()));
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "There is nothing to change here");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/events" -> tell(exchange);
                case "/metrics" ->
                    send(
                            exchange,
                            200,
                            "text/plain; version=0.0.4; charset=utf-8",
                            metrics.of(run.since(Known.NOTHING).state()));
                default -> sendFile(exchange);
            }
        }
    }

    private static void sendFile(HttpExchange exchange) throws IOException {
        Optional<PageFiles.PageFile> file =
                PageFiles.at(exchange.getRequestURI().getPath());
        if (file.isPresent()) {
            send(exchange, 200, file.get().contentType(), file.get().bytes());
        } else {
            send(exchange, 404, "text/plain", "There is /, /events and /metrics");
        }
    }

    /** Tells how the run stands, and goes on telling what is new until the run is over or the reader is gone. */
    private void tell(HttpExchange exchange) throws IOException {
        header(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        Known known = Known.NOTHING;
        while (true) {
            RunState.Told told = run.since(known);
            out.write(("data: " + JSON.writeValueAsString(told.state()) + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (told.state().over()) {
                return;
            }
            known = told.known();
            try {
                run.awaitNews(known, BETWEEN_TELLING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        send(exchange, status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        header(exchange, contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length); // 0 would be any length
        exchange.getResponseBody().write(body);
    }

    /** The page may load nothing from anywhere else. */
    private static void header(HttpExchange exchange, String contentType) {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
    }

    /** Tells those who read along the last state, then stops. */
    @Override
    public void close() {
        run.isOver();
        readers.shutdown();
        try {
            if (!readers.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                readers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
