package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Verdict;
import org.junit.jupiter.api.Test;

/** On bulks of 1,000 records that are sent within a second. */
class IngestionTest {

    private static Ingestion of(MadeInference... trials) {
        return Ingestion.of(MadeInference.checked(2, "trials", trials));
    }

    private static MadeInference bulk(String stream, double completedIn) {
        return MadeInference.bulk("flink", stream).completedIn(completedIn);
    }

    @Test
    void sendingThatIsThreeTimesAsFastEverywhereIsApart() {
        Ruling ruling = of(bulk("r1", 4), bulk("r2", 3)).isSeparateFromComputing();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.effect()).isEqualTo(3);
        assertThat(ruling.measured()).isEqualTo("sending at least 3 times as fast");
        assertThat(ruling.narrative())
                .contains(
                        "They are closest in flink-r2: 1,000 events/s were sent, and 333 results/s came, counted from the first send");
    }

    @Test
    void aJobThatIsDoneWhenTheSendingIsRefutesIt() {
        assertThat(of(bulk("r1", 4), bulk("r2", 1.2)).isSeparateFromComputing().verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void betweenTheTwoNothingIsDecided() {
        assertThat(of(bulk("r1", 4), bulk("r2", 2.9)).isSeparateFromComputing().verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void pacedTrialsAndThoseThatLackResultsAreNone() {
        Ingestion ingestion =
                of(MadeInference.paced("flink", "r1"), bulk("r2", 4).spoilt(1, 0, 0));

        assertThat(ingestion.points()).isEmpty();
        assertThat(ingestion.isSeparateFromComputing().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void eachBulkTellsBothRates() {
        assertThat(of(bulk("r1", 4)).points()).containsExactly(new Ingestion.Point("flink-r1", 1_000, 250));
    }
}
