package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ad events of five producers, in two shares. */
class ProducerShareTest {

    private static final int EVENTS = 1_000;

    private static EventStream whole() {
        String text = """
                id: small
                title: A small experiment
                source: {seed: "001", section: "3"}
                seed: 1
                engine: flink
                load: {arrivals: spp, rate: 500/s, producers: 5}
                pipeline: {window: 2 s, watermarkDelay: 4 s}
                timing: {warmUp: 2 s, measure: 10 s}
                """;
        return AdWorkload.of(
                ExperimentFile.read("small.yaml", text, Scale.QUICK, OptionalLong.empty())
                        .configurations()
                        .get(0),
                1)
                .stream();
    }

    @Test
    void theSharesTogetherAreTheWholeStream() {
        StreamHash all = new StreamHash();
        EventStream stream = whole();
        for (int event = 0; event < EVENTS; event++) {
            stream.advance();
            stream.addTo(all);
        }

        StreamHash shares = new StreamHash();
        TreeSet<Long> seen = new TreeSet<>();
        for (int share = 0; share < 2; share++) {
            EventStream own = new ProducerShare(whole(), share, 2);
            for (own.advance(); own.index() < EVENTS; own.advance()) {
                assertThat(own.producer() % 2).isEqualTo(share);
                assertThat(seen.add(own.index())).isTrue();
                own.addTo(shares);
            }
        }

        assertThat(seen).hasSize(EVENTS);
        assertThat(shares.hex()).isEqualTo(all.hex());
    }

    @Test
    void anEventKeepsItsPlaceInTheSchedule() {
        EventStream own = new ProducerShare(whole(), 1, 2);
        EventStream stream = whole();
        own.advance();
        while (stream.index() < own.index()) {
            stream.advance();
        }

        assertThat(own.intendedOffsetNanos()).isEqualTo(stream.intendedOffsetNanos());
        assertThat(own.partition()).isEqualTo(stream.partition());
        assertThat(own.encode(0, 0)).isEqualTo(stream.encode(0, 0));
    }

    @Test
    void aShareThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ProducerShare(whole(), 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no share 2 of 2");
    }
}
