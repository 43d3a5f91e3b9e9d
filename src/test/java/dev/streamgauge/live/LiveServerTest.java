package dev.streamgauge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LiveServerTest {

    private final RunState run = new RunState(System::nanoTime);
    private final LiveServer server = LiveServer.start(0, run);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    private URI at(String path) {
        return server.page().resolve(path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private BufferedReader events() throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(at("/events")).build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The data of the next event. */
    private static String next(BufferedReader events) throws IOException {
        String data = events.readLine();
        assertThat(events.readLine()).isEmpty();
        assertThat(data).startsWith("data: {");
        return data;
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws IOException {
        assertThat(server.address().getAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));

        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(other.isPresent(), "this machine has no other interface to be tried");
        try (Socket socket = new Socket()) {
            InetSocketAddress elsewhere =
                    new InetSocketAddress(other.get(), server.address().getPort());
            assertThatThrownBy(() -> socket.connect(elsewhere, 5000)).isInstanceOf(ConnectException.class);
        }
    }

    /** As when a page from elsewhere has its own name resolved to this machine. */
    @Test
    void whoCallsItByAnotherNameIsRefused() throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 403 Forbidden");
        }
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        int taken = server.address().getPort();

        assertThatThrownBy(() -> LiveServer.start(taken, run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dlive=%d: port %d of 127.0.0.1 cannot be had (Address already in use). Name another, or write -Dlive for any that is free.",
                        taken, taken);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/live.css, text/css",
        "/live.js, text/javascript",
        "/charts.js, text/javascript",
        "/uplot.js, text/javascript",
        "/uplot.css, text/css",
        "/Inter-Regular.ttf, font/ttf",
        "/Inter-SemiBold.ttf, font/ttf"
    })
    void eachFileIsServedAsWhatItIs(String path, String contentType) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(contentType);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
    }

    @Test
    void metricsAreServedInTheTextFormatOfPrometheus() throws Exception {
        assertThat(get("/metrics").body()).as("before the first experiment").isEmpty();
        run.begins(MadeRun.plan(), Place.EMBEDDED);

        HttpResponse<String> response = get("/metrics");

        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body()).contains("streamgauge_experiment_trials{experiment=\"made\"} 2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/live.css", "/live.js", "/charts.js"})
    void thePageNamesNoOtherHost(String path) throws Exception {
        assertThat(get(path).body()).doesNotContainPattern("https?://").doesNotContainPattern("(?m)(src|href)=\"//");
    }

    @Test
    void everyFileThatThePageNamesIsThere() throws Exception {
        Pattern names = Pattern.compile("(?:src|href)=\"(/[a-z.]+)\"|url\\((/[A-Za-z.-]+)\\)");
        String naming = get("/").body() + get("/live.css").body();

        assertThat(names.matcher(naming).results().map(name -> name.group(1) == null ? name.group(2) : name.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(get(path).statusCode()).as(path).isEqualTo(200));
    }

    @Test
    void whatIsNotThereIsSaidAndNothingCanBeChanged() throws Exception {
        assertThat(get("/live.html").statusCode()).isEqualTo(404);
        assertThat(client.send(HttpRequest.newBuilder(at("/")).DELETE().build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aReaderIsToldAtLeastOnceASecondThoughThereIsNoNews() throws Exception {
        try (BufferedReader events = events()) {
            next(events);
            long before = System.nanoTime();
            next(events);
            next(events);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aSecondOfTheLoadIsToldWhenItIsOver() throws Exception {
        TrialPlan plan = MadeRun.plan();
        PlannedTrial trial = plan.trials().get(0);
        run.begins(plan, Place.EMBEDDED);
        run.enters(trial, Phase.WARM_UP, Duration.ofSeconds(12));
        try (BufferedReader events = events()) {
            assertThat(next(events)).contains("\"phase\":\"warm up\"", "\"seconds\":[]");
            run.samples(MadeRun.second(0, 2104));

            String told = next(events);
            while (told.contains("\"seconds\":[]")) {
                told = next(events);
            }
            assertThat(told).contains("\"second\":0", "\"maxMs\":2104.0");
        }
    }

    @Test
    void theLastStateIsToldBeforeItStops() throws Exception {
        try (BufferedReader events = events()) {
            next(events);
            server.close();

            String last = next(events);
            while (!last.contains("\"over\":true")) {
                last = next(events);
            }
            assertThat(events.readLine()).as("the end of the stream").isNull();
        }
        assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
    }
}
