package com.example.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.workload.ResultOracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A masked view tells the same type and value as the view, and of the user no more than two digits. */
public final class MaskingOracle implements ResultOracle {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Optional<String> fault(byte[] event, byte[] result) {
        try {
            JsonNode view = JSON.readTree(event);
            JsonNode masked = JSON.readTree(result);
            String id = view.path("user_id").asText();
            String user = "*" + id.substring(Math.max(0, id.length() - 2));
            if (masked.has("user_id") || !masked.path("user").asText().equals(user)) {
                return Optional.of("the user must be told as " + user);
            }
            if (!masked.path("event_type").equals(view.path("event_type"))
                    || !masked.path("value").equals(view.path("value"))) {
                return Optional.of("type and value must be those of " + view);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
