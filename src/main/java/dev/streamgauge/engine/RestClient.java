package dev.streamgauge.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An engine's REST interface that answers in JSON. */
public final class RestClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String engine;
    private final URI address;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * A client.
     *
     * @param engine who answers, for messages
     * @param address where
     * @param timeout how long to wait for an answer
     */
    public RestClient(String engine, URI address, Duration timeout) {
        this.engine = engine;
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * Asks.
     *
     * @throws IllegalStateException if the answer is that this cannot be answered; with the status
     * @throws UncheckedIOException if there is no answer in time
     */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** The beginning of a request. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(timeout);
    }

    /** Sends a request; throws as {@link #get} does. */
    public JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("%s answered %s %s with status %d: %s"
                        .formatted(engine, request.method(), request.uri(), response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s did not answer %s %s".formatted(engine, request.method(), request.uri()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + engine, e);
        }
    }
}
