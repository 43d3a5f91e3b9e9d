package dev.streamgauge.workload.pageevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.records.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageEventStreamTest {

    private static List<Integer> each(PageEventWorkload workload, ToIntFunction<EventStream> of) {
        List<Integer> values = new ArrayList<>();
        EventStream stream = workload.stream();
        for (stream.advance(); stream.intendedOffsetNanos() != EventStream.NEVER; stream.advance()) {
            values.add(of.applyAsInt(stream));
        }
        return values;
    }

    private static String readBack(PageEventWorkload workload, List<Sent> records) {
        StreamHash hash = new StreamHash();
        records.forEach(record -> hash.add(workload.canonicalLine(record.index(), record.bytes(), 1_700_000_000_000L)));
        return hash.hex();
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
                .isEqualTo("1dd56f16eee69dd7667e718e0ed8d90010c555cc64d8f95bf4934ce489844404");
    }

    @Test
    void neitherProducersNorPartitionsChangeAnEvent() {
        Given given = Given.paced().withMalformed(20);

        assertThat(Sent.hash(given.withProducers(1).withPartitions(1).workload(42)))
                .isEqualTo(Sent.hash(given.withProducers(4).withPartitions(12).workload(42)));
    }

    @Test
    void theNumberOfPartitionsDoesNotDecideTheProducer() {
        Given given = Given.bulk();

        assertThat(each(given.withPartitions(7).workload(42), EventStream::producer))
                .isEqualTo(each(given.workload(42), EventStream::producer));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 12})
    void everyPartitionHasTheSameShareAtAnyTimeAndEveryProducerAboutTheSame(int partitions) {
        PageEventWorkload workload = Given.bulk().withPartitions(partitions).workload(42);
        Map<Integer, Integer> shares = new HashMap<>();

        for (int partition : each(workload, EventStream::partition)) {
            shares.merge(partition, 1, Integer::sum);
            assertThat(shares.getOrDefault(partitions - 1, 0))
                    .isBetween(shares.getOrDefault(0, 0) - 1, shares.getOrDefault(0, 0));
        }

        assertThat(shares).hasSize(partitions);
        List<Integer> producers = each(workload, EventStream::producer);
        double expected = producers.size() / 4.0;
        for (int each = 0; each < 4; each++) {
            int which = each;
            assertThat((double) producers.stream().filter(one -> one == which).count())
                    .isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
        }
    }

    @Test
    void whatIsReadBackHashesToWhatWasScheduledWheneverItWasSent() {
        PageEventWorkload workload = Given.bulk().withMalformed(150).workload(42);

        assertThat(readBack(workload, Sent.of(workload, Given.SENT_NANOS)))
                .isEqualTo(readBack(workload, Sent.of(workload, Given.SENT_NANOS + 1_000_000_000L)))
                .isEqualTo(Sent.hash(workload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"event_id\":.", "\"user_id\":.", "\"event_type\":\".", "\"value\":.", "x\"\\}$"})
    void anEventThatWasChangedOnTheWayChangesTheHash(String before) {
        PageEventWorkload workload = Given.bulk().workload(42);
        List<Sent> records = new ArrayList<>(Given.sent(workload));
        Sent sent = records.get(1_234);
        String text = Pattern.compile(before).matcher(sent.text()).replaceFirst(found -> found.group() + "7");

        records.set(1_234, new Sent(sent.index(), sent.dueNanos(), sent.malformed(), text));

        assertThat(readBack(workload, records)).isNotEqualTo(Sent.hash(workload));
    }

    @Test
    void anyRecordCanBeHadWithoutTheOnesBeforeIt() {
        Given given = Given.bulk().withMalformed(150);
        List<Sent> sent = given.sent(42);
        EventStream stream = given.workload(42).stream();

        for (int index = 0; index < sent.size(); index++) {
            stream.advance();
            if (index % 7 == 3) {
                byte[] value = stream.encode(0, Given.SENT_NANOS);
                assertThat(value == null ? new byte[0] : value)
                        .isEqualTo(sent.get(index).bytes());
            }
        }
    }

    @Test
    void aBulkIsDueAtOnceForTheWarmUpAndAtOnceAfterItAndThenEnds() {
        List<Sent> sent = Given.bulk().sent(42);

        assertThat(sent).hasSize(2_300);
        assertThat(sent.subList(0, 300)).allMatch(record -> record.dueNanos() == 0);
        assertThat(sent.subList(300, 2_300)).allMatch(record -> record.dueNanos() == 4_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void aPacedStreamFollowsItsProcessUntilMeasuringEnds(ArrivalKind kind) {
        Given given = Given.paced().arriving(kind);
        List<Sent> sent = given.withMalformed(500).sent(42);

        assertThat(sent).extracting(Sent::dueNanos).isSorted();
        assertThat(sent.get(sent.size() - 1).dueNanos()).isLessThan(24_000_000_000L);
        assertThat(sent).filteredOn(Sent::malformed).hasSize(500);
        assertThat(given.withMalformed(500).workload(42).certificate(Given.END))
                .isEqualTo(given.workload(42).certificate(Given.END))
                .satisfies(certificate -> assertThat(certificate.holds()).isTrue());
    }
}
