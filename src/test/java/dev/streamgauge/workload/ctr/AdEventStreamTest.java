package dev.streamgauge.workload.ctr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.arrivals.StatePath;
import java.time.Duration;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdEventStreamTest {

    private static final int EVENTS = 10_000;

    private static String hash(Given given, long seed) {
        return hash(given, seed, ArrivalKind.SPP);
    }

    private static String hash(Given given, long seed, ArrivalKind kind) {
        EventStream stream = given.workload(seed, kind).stream();
        StreamHash hash = new StreamHash();
        for (int event = 0; event < EVENTS; event++) {
            stream.advance();
            stream.addTo(hash);
        }
        return hash.hex();
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameStreamAndAnotherSeedAnother(ArrivalKind kind) {
        assertThat(hash(Given.defaults(), 42, kind))
                .isEqualTo(hash(Given.defaults(), 42, kind))
                .isNotEqualTo(hash(Given.defaults(), 43, kind));
    }

    @Test
    void theStreamOfASeedIsTheSameOnEveryMachineAndInEveryVersion() {
        assertThat(hash(Given.defaults(), 42))
                .isEqualTo("23596da820bf6d61f28400f4dbfe7476cdec373bd8cbb701ec9ae93ea7301b41");
    }

    @Test
    void neitherProducersNorPartitionsChangeAnEvent() {
        Given given = Given.defaults()
                .withLate(0.1, Duration.ofSeconds(1), Duration.ofSeconds(10))
                .withMalformed(7);

        assertThat(hash(given.withProducers(1).withPartitions(1), 42))
                .isEqualTo(hash(given.withProducers(4).withPartitions(12), 42));
    }

    @Test
    void theNumberOfProducersDoesNotDecideThePartitionNorTheOtherWayRound() {
        Given given = Given.defaults();

        assertThat(given.withProducers(7).events(42, 1000).map(EventStream::partition))
                .containsExactlyElementsOf(
                        given.events(42, 1000).map(EventStream::partition).toList());
        assertThat(given.withPartitions(7).events(42, 1000).map(EventStream::producer))
                .containsExactlyElementsOf(
                        given.events(42, 1000).map(EventStream::producer).toList());
    }

    @Test
    void latenessChangesNothingButEventTimes() {
        Given late = Given.defaults().withLate(0.5, Duration.ofSeconds(1), Duration.ofSeconds(10));

        assertThat(late.events(42, 1000)
                        .map(event -> event.intendedOffsetNanos() + " " + event.click() + " " + event.partition()))
                .containsExactlyElementsOf(Given.defaults()
                        .events(42, 1000)
                        .map(event -> event.intendedOffsetNanos() + " " + event.click() + " " + event.partition())
                        .toList());
        assertThat(hash(late, 42)).isNotEqualTo(hash(Given.defaults(), 42));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void eachProducerSendsAPoissonStreamOfItsOwn(int producer) {
        assertPoisson(EventStream::producer, producer, 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void eachPartitionReceivesAPoissonStreamOfItsOwn(int partition) {
        assertPoisson(EventStream::partition, partition, 400.0 / 3);
    }

    private static void assertPoisson(ToIntFunction<EventStream> share, int of, double rateHz) {
        long[] offsets = Given.defaults()
                .events(42, 40_000)
                .filter(event -> share.applyAsInt(event) == of)
                .mapToLong(EventStream::intendedOffsetNanos)
                .toArray();
        double[] gaps = IntStream.range(1, offsets.length)
                .mapToDouble(event -> offsets[event] - offsets[event - 1])
                .toArray();

        double expected = 40_000 * rateHz / 400;
        assertThat((double) offsets.length).isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
        assertThat(KolmogorovSmirnovTest.withDefaults()
                        .test(gaps, ExponentialDistribution.of(1e9 / rateHz)::cumulativeProbability)
                        .getPValue())
                .isGreaterThan(1e-4);
    }

    @Test
    void clicksAreAsFrequentAsAskedFor() {
        long clicks = Given.defaults()
                .withClickProbability(0.1)
                .events(42, EVENTS)
                .filter(AdEventStream::click)
                .count();

        assertThat((double) clicks).isCloseTo(1000, within(3.9 * Math.sqrt(EVENTS * 0.1 * 0.9)));
    }

    @Test
    void theShareOfLateEventsIsLateByTheTimeAskedFor() {
        long[] lateness = Given.defaults()
                .withLate(0.2, Duration.ofMillis(3), Duration.ofMillis(5))
                .events(42, EVENTS)
                .mapToLong(AdEventStream::latenessMillis)
                .toArray();

        assertThat(lateness).containsOnly(0, 3, 4, 5);
        double late =
                IntStream.range(0, EVENTS).filter(event -> lateness[event] > 0).count();
        assertThat(late).isCloseTo(2000, within(3.9 * Math.sqrt(EVENTS * 0.2 * 0.8)));
    }

    @Test
    void eventTimeIsTheWholeMillisecondOfTheIntendedTimeLessTheLateness() {
        Given late = Given.defaults().withLate(0.5, Duration.ofSeconds(1), Duration.ofSeconds(60));

        late.events(42, 1000)
                .forEach(event -> assertThat(event.eventOffsetMillis())
                        .isEqualTo(Math.floorDiv(event.intendedOffsetNanos(), 1_000_000L) - event.latenessMillis()));
        assertThat(late.events(42, 1000).filter(event -> event.eventOffsetMillis() < 0))
                .as("events dated before the stream's start")
                .isNotEmpty();
    }

    @Test
    void malformedRecordsAreSpreadEvenlyOverWarmUpAndMeasurementAndKeepTheOrderOfTime() {
        Given given = Given.defaults().withMalformed(4);
        int all = EVENTS + 4;

        assertThat(given.events(42, all).filter(EventStream::malformed).map(EventStream::intendedOffsetNanos))
                .containsExactly(3_000_000_000L, 9_000_000_000L, 15_000_000_000L, 21_000_000_000L);
        assertThat(given.events(42, all).mapToLong(EventStream::intendedOffsetNanos))
                .isSorted();
        assertThat(given.events(42, all).mapToLong(EventStream::index))
                .containsExactly(IntStream.range(0, all).asLongStream().boxed().toArray(Long[]::new));
    }

    @Test
    void theStateIsThatOfTheArrivalProcessWhenTheEventIsDue() {
        AdWorkload workload = Given.defaults().withMalformed(500).workload(42, ArrivalKind.MMPP);
        EventStream stream = workload.stream();
        stream.advance();

        for (StatePath.Segment segment :
                workload.arrivals().path(42, Duration.ofSeconds(24)).segments()) {
            for (; stream.intendedOffsetNanos() < segment.endNanos(); stream.advance()) {
                assertThat(stream.state()).isEqualTo(segment.state());
            }
        }
    }
}
