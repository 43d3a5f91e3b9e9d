package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.flink.job.FlinkLoadProbe;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Pipeline.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Page events in the DataStream interface, each at a known cost. */
record LoadProbeProgram(Pipeline pipeline) implements FlinkProgram {

    private static final String COST_KIND = "costKind";
    private static final String COST_NANOS = "costNanos";
    private static final String DELIVERY = "delivery";
    private static final String EXACTLY_ONCE = "exactlyOnce";

    @Override
    public String mainClass() {
        return FlinkLoadProbe.class.getName();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                SettingNames.DELIVERY,
                SettingNames.delivery(pipeline.flink().delivery()),
                SettingNames.CONSUMER_GROUP,
                FlinkLoadProbe.CONSUMER_GROUP);
    }

    /** Topics are a trial's own, and so are transactions that are named after one. */
    @Override
    public Map<String, String> arguments(JobRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("deadLetterTopic", request.deadLetterTopic());
        arguments.put(COST_KIND, pipeline.cost().kind().name().toLowerCase(Locale.ROOT));
        arguments.put(COST_NANOS, Long.toString(pipeline.cost().perEvent().toNanos()));
        switch (pipeline.flink().delivery()) {
            case AT_LEAST_ONCE -> arguments.put(DELIVERY, "atLeastOnce");
            case EXACTLY_ONCE -> {
                arguments.put(DELIVERY, EXACTLY_ONCE);
                arguments.put("transactionalIdPrefix", request.outputTopic());
            }
        }
        return arguments;
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        Cost.Kind kind = Cost.Kind.valueOf(parameters.path(COST_KIND).asText().toUpperCase(Locale.ROOT));
        Duration perEvent = Duration.ofNanos(parameters.path(COST_NANOS).asLong());
        boolean exactlyOnce = parameters.path(DELIVERY).asText().equals(EXACTLY_ONCE);
        return Map.of(
                SettingNames.COST, SettingNames.cost(new Cost(kind, perEvent)),
                SettingNames.DELIVERY,
                        SettingNames.delivery(exactlyOnce ? Delivery.EXACTLY_ONCE : Delivery.AT_LEAST_ONCE));
    }

    /** The job counts what it sets aside; nothing can be late. */
    @Override
    public EngineFigures figures(FlinkMetrics metrics) {
        return new EngineFigures(
                metrics.recordsRead(), metrics.sum(metric -> metric.endsWith(".deadLetters")), 0L, List.of());
    }
}
