package dev.streamgauge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.process.Chromium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A headless Chromium with one page, driven through its DevTools protocol. Keeps its profile in a folder of its own. */
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int asked;

    private Browser(Process process, URI devTools) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(devTools, new WholeMessages(answers))
                .join();
    }

    /** Opens a page. */
    static Browser open(Chromium installed, URI page, Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                installed.program().toString(),
                "--headless",
                "--user-data-dir=" + folder,
                "--remote-debugging-port=0",
                "--window-size=1280,1000",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--no-proxy-server",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        command.add(page.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try {
            Path port = folder.resolve("DevToolsActivePort");
            await("the browser").atMost(DEADLINE).until(() -> Files.exists(port) && lines(port) == 2);
            URI targets = URI.create("http://127.0.0.1:%s/json/list"
                    .formatted(Files.readAllLines(port).get(0)));
            await("the page").atMost(DEADLINE).until(() -> pageIn(targets) != null);
            return new Browser(process, pageIn(targets));
        } catch (Exception | Error e) {
            kill(process);
            throw e;
        }
    }

    private static int lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }

    /** The address of the page's own protocol; null if it is not there yet. */
    private static URI pageIn(URI targets) throws IOException, InterruptedException {
        String list = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(targets).build(), BodyHandlers.ofString())
                .body();
        for (JsonNode target : JSON.readTree(list)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        return null;
    }

    /** What an expression of the page comes to, as text. */
    String evaluate(String expression) {
        JsonNode result = ask("Runtime.evaluate", Map.of("expression", "String(%s)".formatted(expression)));
        assertThat(result.has("exceptionDetails"))
                .as("%s: %s", expression, result)
                .isFalse();
        return result.at("/result/value").asText();
    }

    /** The words of an element. */
    String text(String id) {
        return evaluate("document.getElementById('%s').innerText".formatted(id));
    }

    /** The whole page as a picture. */
    void photograph(Path png) throws IOException {
        JsonNode result = ask("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(png, Base64.getDecoder().decode(result.path("data").asText()));
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        try {
            int id = ++asked;
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .join();
            while (true) {
                String answer = answers.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                assertThat(answer).as("an answer to " + method).isNotNull();
                JsonNode json = JSON.readTree(answer);
                if (json.path("id").asInt() == id) {
                    assertThat(json.has("error")).as(answer).isFalse();
                    return json.path("result");
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    @Override
    public void close() {
        socket.abort();
        kill(process);
    }

    /** Puts the parts of each message together. */
    private static final class WholeMessages implements WebSocket.Listener {

        private final BlockingQueue<String> messages;
        private final StringBuilder parts = new StringBuilder();

        WholeMessages(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
