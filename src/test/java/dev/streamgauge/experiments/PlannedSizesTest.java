package dev.streamgauge.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Whether the trials that a file plans are enough for its claims: below its {@code decidesAt} a claim decides nothing, however
 * the trials turn out. What a claim needs is counted in the least of what it may be about, as its unit says; a claim that pools
 * more has more.
 */
class PlannedSizesTest {

    /** The factor along which a claim about lines has its points. */
    private static final String ALONG = "producers";

    static Stream<Arguments> claims() {
        return Stream.of(Scale.FULL, Scale.PAPER)
                .flatMap(scale -> experiments(scale)
                        .filter(experiment -> experiment.repetitions() > 0)
                        .flatMap(experiment -> experiment.claims().stream()
                                .filter(PlannedSizesTest::isDecidedByTrials)
                                .map(claim -> Arguments.of(
                                        "%s of %s at %s scale".formatted(claim.id(), experiment.id(), scale.label()),
                                        experiment,
                                        claim))));
    }

    private static Stream<Experiment> experiments(Scale scale) {
        return ReflectionSupport.findAllClassesInPackage(
                        PlannedSizesTest.class.getPackageName(),
                        type -> type.isAnnotationPresent(StreamExperiment.class),
                        name -> true)
                .stream()
                .map(type -> type.getAnnotation(StreamExperiment.class).value())
                .sorted()
                .map(file -> ExperimentFile.read(file, text(file), scale, OptionalLong.empty()));
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/experiments", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Searches end where the engine does, and published tables are printed: no plan gives more of them. */
    private static boolean isDecidedByTrials(PublishedClaim claim) {
        String unit = claim.decidesAt().of();
        return !unit.startsWith("search") && !unit.startsWith("published table");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void thePlanGivesEachClaimWhatItDecidesAt(String which, Experiment experiment, PublishedClaim claim) {
        long planned = planned(TrialPlan.of(experiment).trials(), claim);

        assertThat(planned)
                .as("%s decides at %s; planned", which, claim.decidesAt())
                .isGreaterThanOrEqualTo(claim.decidesAt().n());
    }

    private static long planned(List<PlannedTrial> trials, PublishedClaim claim) {
        Function<PlannedTrial, Object> combination =
                trial -> trial.configuration().levels();
        return switch (claim.decidesAt().of()) {
            // A check looks at all trials alike; a test is made of one engine, or of each.
            case "trials" ->
                least(trials, trial -> claim.tested() ? trial.configuration().engine() : "all", List::size);
            // Each repetition of a combination of levels has one partner on the other engine.
            case "pairs of trials at any level" ->
                least(trials, trial -> trial.configuration().engine(), List::size);
            case "pairs of trials" -> least(trials, combination, List::size);
            case "trials on each line" -> least(trials, PlannedSizesTest::line, List::size);
            case "windows" -> least(trials, combination, same -> Math.round(windows(same)));
            case "windows in the smaller state" ->
                least(trials.stream().filter(PlannedSizesTest::isBursty).toList(), combination, same ->
                        (long) (windows(same) * shareOfSmallerState(same.get(0))));
            default ->
                throw new IllegalArgumentException(
                        "Nothing here counts " + claim.decidesAt().of());
        };
    }

    private static long least(
            List<PlannedTrial> trials, Function<PlannedTrial, Object> by, ToLongFunction<List<PlannedTrial>> size) {
        Collection<List<PlannedTrial>> groups =
                trials.stream().collect(Collectors.groupingBy(by)).values();
        return groups.stream().mapToLong(size).min().orElse(0);
    }

    private static Map<String, String> line(PlannedTrial trial) {
        Map<String, String> others = new LinkedHashMap<>(trial.configuration().levels());
        others.remove(ALONG);
        return others;
    }

    private static double windows(List<PlannedTrial> trials) {
        Configuration configuration = trials.get(0).configuration();
        return (double) trials.size()
                * configuration
                        .timing()
                        .measure()
                        .dividedBy(configuration.pipeline().window());
    }

    private static boolean isBursty(PlannedTrial trial) {
        return trial.configuration().load().arrivals().kind() == Load.ArrivalKind.MMPP;
    }

    private static double shareOfSmallerState(PlannedTrial trial) {
        Load.Arrivals arrivals = trial.configuration().load().arrivals();
        double high = arrivals.highDwell().toNanos();
        double low = arrivals.lowDwell().toNanos();
        return Math.min(high, low) / (high + low);
    }
}
