package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of the records whoever makes them, with no file in sight. */
class RecordsTest {

    private static final Configuration SOUND =
            SmallFile.COMPLETE.read().configurations().get(0);

    @Test
    void aLoadWithoutARateCannotBeMade() {
        Load sound = SOUND.load();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Load.ofAdEvents(
                        sound.arrivals(), Double.NaN, sound.producers(), sound.events(), sound.lateness(), 0))
                .withMessage("rate: NaN/s is not positive. Write a rate above 0/s, such as 1500/s.");
    }

    @Test
    void aPhaseThatCutsAWindowCannotBeMade() {
        Timing cut = new Timing(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(30));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Configuration(Map.of(), "flink", SOUND.load(), SOUND.pipeline(), cut))
                .withMessageStartingWith("timing.warmUp: 3 s is no whole number of 2 s windows");
    }

    @Test
    void aHighFactorMaySilenceTheLowStateButNoMore() {
        Duration high = Duration.ofSeconds(2);
        Duration low = Duration.ofSeconds(8);

        assertThat(new Load.Arrivals(Load.ArrivalKind.MMPP, high, low, 5).highFactor())
                .isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Load.Arrivals(Load.ArrivalKind.SWITCHED, high, low, 5.01));
    }

    @Test
    void aClaimKeepsItsRecordWhateverBecomesOfTheMapItCameFrom() {
        Map<String, Verdict> verdicts = new HashMap<>(Map.of("embedded", Verdict.CONFIRMED));
        PublishedClaim claim = claim("A9", Map.of(Scale.QUICK, verdicts));

        verdicts.put("embedded", Verdict.REFUTED);

        assertThat(claim.recorded(Scale.QUICK, "embedded")).contains(Verdict.CONFIRMED);
    }

    @Test
    void aClaimWithoutAShortNameCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claim("", Map.of()))
                .withMessage("'' is no name for a claim. Write letters and digits, parted by hyphens, such as A9.");
    }

    @Test
    void anotherRateBecomesALevelAndLeavesTheOthers() {
        Configuration spp =
                new Configuration(Map.of("arrivals", "spp"), "flink", SOUND.load(), SOUND.pipeline(), SOUND.timing());

        Configuration faster = spp.atRate(6000.5);

        assertThat(faster.load().rateHz()).isEqualTo(6000.5);
        assertThat(faster.levels()).isEqualTo(Map.of("arrivals", "spp", "rate", "6000.5/s"));
    }

    private static PublishedClaim claim(String id, Map<Scale, Map<String, Verdict>> recorded) {
        return new PublishedClaim(
                id,
                "Text.",
                "001, section 9",
                null,
                "metric",
                "statistic",
                true,
                new PublishedClaim.SampleSize(1, "trial"),
                List.of(),
                recorded);
    }

    @ParameterizedTest
    @CsvSource({
        "8, pairs of trials, 8 pairs of trials, 1 pair of trials, 0 pairs of trials",
        "20, windows in the smaller state, 20 windows in the smaller state, 1 window in the smaller state, 0 windows in the smaller state",
        "6, searches, 6 searches, 1 search, 0 searches",
        "1, published tables, 1 published table, 1 published table, 0 published tables",
        "1, published table, 1 published table, 1 published table, 0 published tables"
    })
    void aSampleSizeAgreesWithItsCount(int n, String of, String written, String one, String none) {
        PublishedClaim.SampleSize size = new PublishedClaim.SampleSize(n, of);

        assertThat(size).hasToString(written);
        assertThat("1 " + size.of(1)).isEqualTo(one);
        assertThat("0 " + size.of(0)).isEqualTo(none);
    }

    @Test
    void levelsKeepTheirOrderAndCannotBeChangedFromOutside() {
        Map<String, String> levels = new LinkedHashMap<>();
        List.of("window", "engine", "rate", "arrivals").forEach(factor -> levels.put(factor, "any"));
        Configuration configuration =
                new Configuration(levels, "flink", SOUND.load(), SOUND.pipeline(), SOUND.timing());

        levels.clear();

        assertThat(configuration.levels().keySet()).containsExactly("window", "engine", "rate", "arrivals");
        assertThatThrownBy(() -> configuration.levels().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
