package dev.streamgauge.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One side of a comparison: the trials that have these levels.
 *
 * @param levels level of each factor that tells the side, as the experiment file writes it
 */
public record Side(Map<String, String> levels) {

    /** No factor of an experiment, but what sets the sides of a duet across testbeds apart. */
    static final String TESTBED = "testbed";

    private static final Map<String, String> IN_TESTBED =
            Map.of("containers", " in containers", "embedded", " embedded");

    public Side {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /** The trials with that level of a factor, such as {@code engine} and {@code spark}. */
    public static Side of(String factor, String level) {
        return new Side(Map.of(factor, level));
    }

    /** Of these, the trials with that level of another factor. */
    public Side and(String factor, String level) {
        Map<String, String> more = new LinkedHashMap<>(levels);
        more.put(factor, level);
        return new Side(more);
    }

    /** Whether a trial is on this side. */
    public boolean has(Judgement trial) {
        return trial.evidence().manifest().levels().entrySet().containsAll(levels.entrySet());
    }

    /** What a sentence calls it, such as {@code Spark}, {@code Spark (trigger 700 ms)} or {@code Spark in containers}. */
    public String name() {
        String others = levels.entrySet().stream()
                .filter(level ->
                        !level.getKey().equals("engine") && !level.getKey().equals(TESTBED))
                .map(level -> level.getKey() + " " + level.getValue())
                .collect(Collectors.joining(", "));
        String engine = levels.get("engine");
        if (engine == null) {
            return others;
        }
        String capital = engine.substring(0, 1).toUpperCase(Locale.ROOT) + engine.substring(1);
        String named = capital + IN_TESTBED.getOrDefault(levels.getOrDefault(TESTBED, ""), "");
        return others.isEmpty() ? named : "%s (%s)".formatted(named, others);
    }
}
