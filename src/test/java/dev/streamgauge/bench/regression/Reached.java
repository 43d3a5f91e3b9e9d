package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.rig.Hotspots;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contender reached in a round.
 *
 * @param stretch the part that was measured
 * @param wholeSeconds from the first record of the output to the last
 * @param ownCores what its processes kept busy in the measured part
 * @param brokerCores what the broker kept busy meanwhile
 * @param harnessCores what this benchmark's own process kept busy meanwhile
 * @param machineCores what everything on the machine kept busy meanwhile
 * @param hotspots where its samples were in the measured part; null if none were taken
 */
record Reached(
        Appends.Stretch stretch,
        double wholeSeconds,
        double ownCores,
        double brokerCores,
        double harnessCores,
        double machineCores,
        @Nullable Hotspots hotspots) {

    double recordsPerSecond() {
        return stretch.recordsPerSecond();
    }

    double recordsPerSecondAndCore() {
        return recordsPerSecond() / ownCores;
    }

    double othersCores() {
        return machineCores - ownCores - brokerCores - harnessCores;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("recordsPerSecond", Math.round(recordsPerSecond()));
        fields.put("recordsPerSecondAndCore", Math.round(recordsPerSecondAndCore()));
        fields.put("records", stretch.records());
        fields.put("seconds", stretch.seconds());
        fields.put("wholeSeconds", wholeSeconds);
        fields.put("ownCores", ownCores);
        fields.put("brokerCores", brokerCores);
        fields.put("harnessCores", harnessCores);
        fields.put("machineCores", machineCores);
        return fields;
    }
}
