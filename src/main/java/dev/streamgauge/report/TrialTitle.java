package dev.streamgauge.report;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader calls a trial: engine, arrivals, rate, then the other levels.
 *
 * @param engine the engine's name
 * @param arrivals the arrival process; empty if it is not known
 * @param others the remaining levels, the rate first
 */
record TrialTitle(String engine, String arrivals, List<String> others) {

    static final String ENGINE = "engine";
    static final String ARRIVALS = "arrivals";
    static final String RATE = "rate";
    private static final Set<String> SIZES = Set.of("count", "shape");
    private static final String BULK = "bulk";
    static final String COUNT = "count";
    static final String PARALLELISM = "parallelism";
    private static final Set<String> SAID_OTHERWISE = Set.of(ENGINE, ARRIVALS, RATE);
    private static final Set<String> ACRONYMS = Set.of("spp", "mmpp");

    public TrialTitle {
        others = List.copyOf(others);
    }

    /** The title of a trial; engine, arrivals and rate come from the experiment, whether or not they vary there. */
    static TrialTitle of(Manifest manifest, Experiment experiment) {
        return of(manifest.levels(), experiment);
    }

    static TrialTitle of(Map<String, String> levels, Experiment experiment) {
        Optional<Configuration> configuration = experiment.configurations().stream()
                .filter(candidate -> candidate.levels().equals(levels))
                .findFirst();
        List<String> others = new ArrayList<>();
        configuration
                .map(TrialTitle::size)
                .or(() -> Optional.ofNullable(levels.get(RATE)).map(rate -> rate(Notation.rateHz(rate))))
                .ifPresent(others::add);
        boolean sizeIsSaid = configuration.isPresent();
        levels.forEach((factor, level) -> {
            boolean varies =
                    experiment.factors().getOrDefault(factor, List.of()).size() > 1;
            boolean said = SAID_OTHERWISE.contains(factor) || (sizeIsSaid && SIZES.contains(factor));
            if (varies && !said) {
                others.add(levelName(factor, level));
            }
        });
        String engine = configuration.map(Configuration::engine).orElseGet(() -> levels.getOrDefault(ENGINE, ""));
        String arrivals = configuration
                .map(known -> known.load().bulk()
                        ? BULK
                        : known.load().arrivals().kind().name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> levels.getOrDefault(ARRIVALS, ""));
        return new TrialTitle(engineName(engine), arrivalsName(arrivals), others);
    }

    /** How much is sent: so many records in all, or events a second. */
    private static String size(Configuration configuration) {
        Load load = configuration.load();
        return load.bulk() ? Text.count(load.regression().count()) + " records" : rate(load.rateHz());
    }

    private static String rate(double hz) {
        return Text.brief(hz) + " events/s";
    }

    static String engineName(String level) {
        return level.isEmpty() ? level : level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1);
    }

    static String arrivalsName(String level) {
        return ACRONYMS.contains(level.toLowerCase(Locale.ROOT)) ? level.toUpperCase(Locale.ROOT) : level;
    }

    /** What a reader calls a level of a factor. */
    static String levelName(String factor, String level) {
        return switch (factor) {
            case ENGINE -> engineName(level);
            case ARRIVALS -> arrivalsName(level);
            case "shape", "target", "action" -> level;
            case "delivery" -> words(level);
            case "during" -> "during " + words(level);
            case COUNT -> (level.matches("\\d{1,18}") ? Text.count(Long.parseLong(level)) : level) + " records";
            case Scalability.PRODUCERS -> level.equals("1") ? "1 producer" : level + " producers";
            case Scalability.RATE_IS -> level.equals(Scalability.PER_PRODUCER) ? "rate per producer" : "rate in total";
            default -> factor + " " + level;
        };
    }

    /** A word of an experiment file as words of a sentence. */
    private static String words(String level) {
        return level.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** Everything but the engine: what trials that are compared with one another have in common. */
    String conditions() {
        return Stream.concat(Stream.of(arrivals), others.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @Override
    public String toString() {
        return Stream.of(engine, conditions()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
