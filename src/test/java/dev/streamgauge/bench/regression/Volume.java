package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.rig.Sizes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much is measured how often. The input holds three parts of the same size: a warm-up, what is measured, and what keeps all
 * partitions busy until that is over.
 *
 * <p>System properties choose: {@code bench.size=smoke} for the smallest that shows that everything works, {@code bench.rounds}
 * and {@code bench.records} for any other number, {@code bench.profile=false} to go without profiles.
 *
 * @param rounds how often each contender is measured
 * @param records how many records a part has
 * @param profiled whether a round more, which does not count, takes profiles
 */
record Volume(int rounds, int records, boolean profiled) {

    private static final String SIZE = "bench.size";
    private static final String PROFILE = "bench.profile";
    private static final Volume FULL = new Volume(5, 1_000_000, true);
    private static final Volume SMOKE = new Volume(1, 100_000, true);
    private static final int PARTS = 3;

    /** What the system properties choose. */
    static Volume chosen() {
        Volume size = switch (word(SIZE)) {
            case "" -> FULL;
            case "smoke" -> SMOKE;
            default -> throw refused(SIZE, "smoke");
        };
        boolean profiled = switch (word(PROFILE)) {
            case "" -> size.profiled();
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(PROFILE, "true or false");
        };
        return new Volume(
                Sizes.number("bench.rounds", size.rounds()), Sizes.number("bench.records", size.records()), profiled);
    }

    private static String word(String property) {
        return System.getProperty(property, "").trim();
    }

    private static IllegalArgumentException refused(String property, String words) {
        return new IllegalArgumentException(
                "-D%s=%s: write %s, or leave it away".formatted(property, word(property), words));
    }

    /** Records that are cut off in the beginning. */
    int warmUp() {
        return records;
    }

    /** Records in the input, all of which must come out. */
    int total() {
        return Math.multiplyExact(PARTS, records);
    }

    /** As parameters of an outcome. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rounds", rounds);
        parameters.put("warmUpRecords", warmUp());
        parameters.put("measuredRecords", records);
        parameters.put("inputRecords", total());
        return parameters;
    }
}
