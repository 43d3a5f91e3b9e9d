package dev.streamgauge.bench.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one load. Lag is when an event was handed to its producer less when it was due.
 *
 * @param achieved events sent in the measured time over events that were due in it
 * @param omitted events that were due in the measured time and not sent before its end
 * @param cores what the whole JVM of the load kept busy
 * @param engineCores what the engine kept busy, from the start of the load's JVM to its end
 * @param machineCores what everything on the machine kept busy in the measured time
 * @param timer what the operating system granted our load; empty for a peer
 */
record Lag(
        String engine,
        int rateHz,
        Waiting waiting,
        double p50Micros,
        double p99Micros,
        double p999Micros,
        double maxMicros,
        double achieved,
        long omitted,
        double cores,
        double engineCores,
        double machineCores,
        String timer) {

    static Lag of(String engine, int rateHz, Waiting waiting, JsonNode told, double engineCores) {
        return new Lag(
                engine,
                rateHz,
                waiting,
                told.path("p50Micros").asDouble(),
                told.path("p99Micros").asDouble(),
                told.path("p999Micros").asDouble(),
                told.path("maxMicros").asDouble(),
                told.path("achieved").asDouble(),
                told.path("omitted").asLong(),
                told.path("cores").asDouble(),
                engineCores,
                told.path("machineCores").asDouble(),
                told.path("timer").asText());
    }

    /** Whether this is our load with the real-time priority that it asked for. */
    boolean realTime() {
        return waiting == Waiting.OURS_REAL_TIME && timer.startsWith("SCHED_FIFO");
    }

    Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("engine", engine);
        levels.put("rate", rateHz + "/s");
        levels.put("waiting", waiting.label());
        return levels;
    }

    Map<String, Object> fields(int round) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("round", round);
        fields.putAll(levels());
        fields.put("p50Micros", p50Micros);
        fields.put("p99Micros", p99Micros);
        fields.put("p999Micros", p999Micros);
        fields.put("maxMicros", maxMicros);
        fields.put("achieved", achieved);
        fields.put("omitted", omitted);
        fields.put("cores", cores);
        fields.put("engineCores", engineCores);
        fields.put("machineCores", machineCores);
        fields.put("timer", timer);
        return fields;
    }
}
