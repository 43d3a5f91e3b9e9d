package dev.streamgauge.report;

import dev.streamgauge.report.plot.Palette;
import java.util.List;
import java.util.stream.Stream;

/**
 * Colours by engine: a pair of related hues each, so that an engine's series are seen to belong together. By the engines'
 * names, not their order: an engine looks the same in every figure of an experiment.
 *
 * @param engines the engines' names, sorted
 */
record EngineHues(List<String> engines) {

    private static final List<List<Palette>> HUES = List.of(
            List.of(Palette.BLUE, Palette.SKY),
            List.of(Palette.VERMILION, Palette.ORANGE),
            List.of(Palette.GREEN, Palette.PURPLE));

    static EngineHues of(Stream<String> engines) {
        return new EngineHues(engines.distinct().sorted().toList());
    }

    /** The colour of an engine's first, second, ... series, from 0. */
    Palette of(String engine, int series) {
        List<Palette> hues = HUES.get(Math.max(0, engines.indexOf(engine)) % HUES.size());
        return hues.get(series % hues.size());
    }
}
