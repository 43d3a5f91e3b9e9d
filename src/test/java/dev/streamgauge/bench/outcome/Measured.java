package dev.streamgauge.bench.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark notes while it runs. For one thread. */
public final class Measured {

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<Map<String, Object>> rounds = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private final List<Slope> slopes = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Notes how it was run. */
    public void parameter(String name, Object value) {
        parameters.put(name, value);
    }

    /** Notes a round as it was observed, by field. */
    public void round(Map<String, Object> fields) {
        rounds.add(Ordered.copy(fields));
    }

    /** Notes a quantity, and hands it back. */
    public Figure figure(Figure figure) {
        figures.add(figure);
        return figure;
    }

    /** Notes a ratio, and hands it back. */
    public Ratio ratio(Ratio ratio) {
        ratios.add(ratio);
        return ratio;
    }

    /** Notes how a quantity grows. */
    public void slope(Slope slope) {
        slopes.add(slope);
    }

    /** Holds a value against what was to be reached. */
    public void target(Target target) {
        targets.add(target);
    }

    /** Notes what a reader must know to read the numbers right. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    List<Map<String, Object>> rounds() {
        return rounds;
    }

    List<Figure> figures() {
        return figures;
    }

    List<Ratio> ratios() {
        return ratios;
    }

    List<Slope> slopes() {
        return slopes;
    }

    List<Target> targets() {
        return targets;
    }

    List<String> notes() {
        return notes;
    }
}
