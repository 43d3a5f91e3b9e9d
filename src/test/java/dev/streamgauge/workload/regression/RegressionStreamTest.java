package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.records.MalformedPlaces;
import dev.streamgauge.workload.records.RecordText;
import dev.streamgauge.workload.records.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegressionStreamTest {

    private static List<Integer> each(RegressionWorkload workload, ToIntFunction<EventStream> of) {
        List<Integer> values = new ArrayList<>();
        EventStream stream = workload.stream();
        for (stream.advance(); stream.intendedOffsetNanos() != EventStream.NEVER; stream.advance()) {
            values.add(of.applyAsInt(stream));
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameStreamAndAnotherSeedAnother(ArrivalKind kind) {
        Given given = Given.paced().arriving(kind).withMalformed(50);

        assertThat(Sent.hash(given.workload(42)))
                .isEqualTo(Sent.hash(given.workload(42)))
                .isNotEqualTo(Sent.hash(given.workload(43)));
    }

    @Test
    void theStreamOfASeedIsTheSameOnEveryMachineAndInEveryVersion() {
        assertThat(Sent.hash(Given.bulk().withMalformed(100).workload(42)))
                .isEqualTo("f4ad46883d0bcb975f1eeccc911693447e99bafd0c888e422c51526964ca99af");
    }

    @Test
    void neitherProducersNorPartitionsChangeARecord() {
        Given given = Given.paced().withMalformed(20);

        assertThat(Sent.hash(given.withProducers(1).withPartitions(1).workload(42)))
                .isEqualTo(Sent.hash(given.withProducers(4).withPartitions(12).workload(42)));
    }

    @Test
    void theNumberOfProducersDoesNotDecideThePartitionNorTheOtherWayRound() {
        Given given = Given.bulk();

        assertThat(each(given.withProducers(7).workload(42), EventStream::partition))
                .isEqualTo(each(given.workload(42), EventStream::partition));
        assertThat(each(given.withPartitions(7).workload(42), EventStream::producer))
                .isEqualTo(each(given.workload(42), EventStream::producer));
    }

    @Test
    void everyProducerAndEveryPartitionHasItsShare() {
        RegressionWorkload workload = Given.bulk().workload(42);

        assertShares(each(workload, EventStream::producer), 4);
        assertShares(each(workload, EventStream::partition), 3);
    }

    private static void assertShares(List<Integer> of, int count) {
        double expected = (double) of.size() / count;
        for (int each = 0; each < count; each++) {
            int which = each;
            assertThat((double) of.stream().filter(one -> one == which).count())
                    .isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReadBackHashesToWhatWasScheduled(Model model) {
        RegressionWorkload workload =
                Given.bulk().predictedBy(model).withMalformed(150).workload(42);
        StreamHash readBack = new StreamHash();
        Given.sent(workload)
                .forEach(record ->
                        readBack.add(workload.canonicalLine(record.index(), record.bytes(), 1_700_000_000_000L)));

        assertThat(readBack.hex()).isEqualTo(Sent.hash(workload));
    }

    @Test
    void aRecordThatWasChangedOnTheWayChangesTheHash() {
        RegressionWorkload workload = Given.bulk().withMalformed(150).workload(42);
        List<Sent> sent = Given.sent(workload);
        for (int changed : new int[] {1, 16, 2000}) {
            StreamHash readBack = new StreamHash();
            sent.forEach(record -> readBack.add(workload.canonicalLine(
                    record.index(),
                    record.index() == changed ? RecordText.bytes(record.text() + "0") : record.bytes(),
                    0)));

            assertThat(readBack.hex()).isNotEqualTo(Sent.hash(workload));
        }
    }

    @Test
    void anyRecordCanBeHadWithoutTheOnesBeforeIt() {
        RegressionWorkload workload = Given.bulk().withMalformed(150).workload(42);
        List<Sent> sent = Given.sent(workload);
        RegressionRecords records =
                new RegressionRecords(Model.FIXED, 12, new MalformedPlaces(Given.WARM_UP_COUNT + Given.COUNT, 150), 42);

        for (int index = sent.size() - 1; index >= 0; index -= 7) {
            byte[] value = records.value(index, 0);
            assertThat(value == null ? null : RecordText.text(value))
                    .isEqualTo(sent.get(index).text());
        }
    }

    @Test
    void aBulkIsDueAtOnceForTheWarmUpAndAtOnceAfterItAndThenEnds() {
        List<Sent> sent = Given.bulk().sent(42);

        assertThat(sent).hasSize(2_300);
        assertThat(sent.subList(0, 300)).allMatch(record -> record.dueNanos() == 0);
        assertThat(sent.subList(300, 2_300)).allMatch(record -> record.dueNanos() == 4_000_000_000L);
        assertThat(IntStream.range(0, 2_300)).allMatch(at -> sent.get(at).index() == at);
    }

    @Test
    void malformedRecordsOfABulkComeOnTopAndAreSpreadAmongBothParts() {
        List<Sent> sent = Given.bulk().withMalformed(115).sent(42);

        assertThat(sent).hasSize(2_415).filteredOn(Sent::malformed).hasSize(115);
        assertThat(sent.stream().filter(record -> record.dueNanos() == 0 && !record.malformed()))
                .hasSize(300);
        assertThat(sent.stream().filter(record -> record.dueNanos() == 0 && record.malformed()))
                .hasSizeBetween(14, 15);
        assertThat(sent.get(0).malformed()).isFalse();
    }

    @Test
    void aStreamThatHasEndedStaysSo() {
        EventStream stream = Given.bulk().withMalformed(10).workload(42).stream();
        for (int record = 0; record < 2_310; record++) {
            stream.advance();
            assertThat(stream.intendedOffsetNanos()).isLessThan(EventStream.NEVER);
        }
        for (int after = 0; after < 5_000; after++) {
            stream.advance();
            assertThat(stream.intendedOffsetNanos()).isEqualTo(EventStream.NEVER);
            assertThat(stream.malformed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPacedStreamFollowsItsProcessUntilMeasuringEnds(ArrivalKind kind) {
        List<Sent> sent = Given.paced().arriving(kind).sent(42);
        long last = sent.get(sent.size() - 1).dueNanos();

        assertThat(sent).extracting(Sent::dueNanos).isSorted();
        assertThat(last).isLessThan(24_000_000_000L);
        assertThat(sent.size()).isBetween(3_000, 20_000);
        if (kind != ArrivalKind.MMPP) {
            assertThat(last).isGreaterThan(23_900_000_000L);
            assertThat(sent.size()).isBetween(9_000, 14_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asManyMalformedRecordsComeAsAskedForAndNoneOfThemTakesAnotherRecordsTime(ArrivalKind kind) {
        Given given = Given.paced().arriving(kind);
        List<Long> plain = given.sent(42).stream().map(Sent::dueNanos).toList();

        List<Sent> sent = given.withMalformed(1_000).sent(42);

        assertThat(sent).filteredOn(Sent::malformed).hasSize(1_000);
        assertThat(sent.stream().filter(record -> !record.malformed()).map(Sent::dueNanos))
                .isEqualTo(plain);
        assertThat(sent).extracting(Sent::dueNanos).isSorted();
    }

    @Test
    void theStateIsThatOfTheArrivalProcessWhenTheRecordIsDue() {
        RegressionWorkload workload =
                Given.paced().arriving(ArrivalKind.MMPP).withMalformed(500).workload(42);
        StatePath path = workload.path(Duration.ofSeconds(24));
        EventStream stream = workload.stream();

        for (stream.advance(); stream.intendedOffsetNanos() != EventStream.NEVER; stream.advance()) {
            assertThat(stream.state()).isEqualTo(path.stateAt(stream.intendedOffsetNanos()));
        }
        assertThat(each(workload, EventStream::state)).contains(0, 1);
    }
}
