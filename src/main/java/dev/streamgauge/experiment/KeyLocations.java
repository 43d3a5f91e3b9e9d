package dev.streamgauge.experiment;

import java.util.Map;

/**
 * Where the keys of an experiment file stand.
 *
 * @param file the file's name
 * @param lines line (from 1) of each key by its dotted path, such as {@code pipeline.spark.trigger}; items of
 *     a list by their index from 0, such as {@code factors.load.arrivals[1]}. Where a scale or a factor lays its own
 *     value over a key, the line of that value
 */
public record KeyLocations(String file, Map<String, Integer> lines) {

    public KeyLocations {
        lines = Map.copyOf(lines);
    }

    /** An exception that points at the key, or at the nearest enclosing key that stands in the file. */
    public InvalidExperimentException refuse(String key, String problem, String fix) {
        String enclosing = key;
        while (!lines.containsKey(enclosing) && enclosing.contains(".")) {
            enclosing = enclosing.substring(0, enclosing.lastIndexOf('.'));
        }
        return new InvalidExperimentException(file, lines.getOrDefault(enclosing, 1), key, problem, fix);
    }
}
