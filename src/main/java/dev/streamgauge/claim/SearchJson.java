package dev.streamgauge.claim;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.streamgauge.experiment.Notation;
import java.io.IOException;
import java.time.Duration;

/** The form of what a search leaves: fields in the order of their records, durations as an experiment writes them. */
final class SearchJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, new DurationWriter())
                    .addDeserializer(Duration.class, new DurationReader()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SearchJson() {}

    private static final class DurationWriter extends JsonSerializer<Duration> {

        @Override
        public void serialize(Duration duration, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Notation.write(duration));
        }
    }

    private static final class DurationReader extends JsonDeserializer<Duration> {

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Notation.duration(json.getText());
        }
    }
}
