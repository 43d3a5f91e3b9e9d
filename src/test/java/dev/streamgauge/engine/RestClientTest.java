package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestClientTest {

    private HttpServer server;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private RestClient client(Duration timeout) {
        return new RestClient("Flink", address, timeout);
    }

    @Test
    void anAnswerIsRead() {
        answers("/overview", 200, "{\"slots-total\":2}");

        assertThat(client(Duration.ofSeconds(30))
                        .get("/overview")
                        .path("slots-total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aRefusalNamesWhoRefusedWhatAndWhy() {
        answers("/jobs/7", 404, "{\"errors\":[\"no such job\"]}");

        assertThatThrownBy(() -> client(Duration.ofSeconds(30)).get("/jobs/7"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Flink answered GET %s/jobs/7 with status 404: {\"errors\":[\"no such job\"]}", address);
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForForever() {
        server.createContext("/silent", exchange -> {});

        assertThatThrownBy(() -> client(Duration.ofMillis(100)).get("/silent"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Flink did not answer GET %s/silent", address)
                .hasCauseInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anAnswerThatIsNotJsonIsNoAnswer() {
        answers("/overview", 200, "<html>");

        assertThatThrownBy(() -> client(Duration.ofSeconds(30)).get("/overview"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Flink did not answer GET %s/overview", address);
    }
}
