package dev.streamgauge.workload.ctr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.ExpectedWindows;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdWorkloadTest {

    private static final int RECORDS = 14_000;
    private static final long START_NANOS = Given.START_MILLIS * 1_000_000;

    /** An event as someone who knows nothing of the workload reads it from the topic. */
    private record Read(long intendedMillis, long eventMillis, boolean click, String ad) {

        /** As the table of mappings has it. */
        String campaign() {
            return ad.startsWith("c") ? ad.substring(0, 3) : "unknown";
        }

        long latenessMillis() {
            return intendedMillis - eventMillis;
        }

        boolean within(ExpectedWindow window) {
            return window.startMillis() <= eventMillis && eventMillis < window.endMillis();
        }
    }

    private static List<Read> readAll(AdWorkload workload) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Read> events = new ArrayList<>();
        EventStream stream = workload.stream();
        for (int record = 0; record < RECORDS; record++) {
            stream.advance();
            byte[] value = stream.encode(START_NANOS, START_NANOS);
            if (!stream.malformed()) {
                JsonNode event = json.readTree(value);
                events.add(new Read(
                        Given.START_MILLIS
                                + Duration.ofNanos(stream.intendedOffsetNanos()).toMillis(),
                        event.get("event_time_ms").longValue(),
                        event.get("event_type").textValue().equals("click"),
                        event.get("ad_id").textValue()));
            }
        }
        return events;
    }

    private static ExpectedWindows expected(AdWorkload workload) {
        return workload.expect(RECORDS, Given.START_MILLIS, Given.WARM_UP, Given.MEASURED_UNTIL);
    }

    private static long accountedFor(ExpectedWindows expected) {
        return expected.eventsInMeasuredWindows()
                + expected.eventsInOtherWindows()
                + expected.surelyDroppedLate()
                + expected.possiblyDroppedLate()
                + expected.malformed();
    }

    @ParameterizedTest
    @EnumSource
    void withoutLateEventsEveryWindowIsExactlyWhatAPlainCountSays(ArrivalKind kind) throws IOException {
        AdWorkload workload = Given.defaults().withMalformed(50).workload(42, kind);
        List<Read> events = readAll(workload);

        ExpectedWindows expected = expected(workload);

        assertThat(expected.windows()).hasSize(10).allSatisfy(window -> {
            assertThat(window.exact()).isTrue();
            List<Read> inWindow =
                    events.stream().filter(event -> event.within(window)).toList();
            assertThat(window.admits(
                            inWindow.stream().filter(event -> !event.click()).count(),
                            inWindow.stream().filter(Read::click).count()))
                    .isTrue();
            assertThat(Given.START_MILLIS + Math.floorDiv(window.maxIntendedOffsetNanos(), 1_000_000L))
                    .isEqualTo(
                            inWindow.stream().mapToLong(Read::eventMillis).max().orElseThrow());
        });
        assertThat(expected.malformed()).isEqualTo(50);
        assertThat(accountedFor(expected)).isEqualTo(RECORDS);
    }

    @Test
    void byCampaignEveryRowIsExactlyWhatAPlainCountSays() throws IOException {
        AdWorkload workload = Given.defaults().byCampaign().withUnknownAds(0.02).workload(42);
        List<Read> events = readAll(workload);

        ExpectedWindows expected = expected(workload);

        assertThat(expected.windows())
                .hasSize(10 * 11)
                .extracting(ExpectedWindow::campaign)
                .contains("c00", "c09", "unknown");
        assertThat(expected.windows()).allSatisfy(row -> {
            List<Read> counted = events.stream()
                    .filter(event -> event.within(row) && event.campaign().equals(row.campaign()))
                    .toList();
            assertThat(row.exact()).isTrue();
            assertThat(row.maxClicks())
                    .isEqualTo(counted.stream().filter(Read::click).count());
            assertThat(row.maxViews() + row.maxClicks()).isEqualTo(counted.size());
        });
        assertThat(accountedFor(expected)).isEqualTo(RECORDS);
    }

    @Test
    void aShareOfTheEventsIsOfAdsThatNoCampaignHasAndTheOthersAreAsTheyWere() throws IOException {
        List<Read> known = readAll(Given.defaults().workload(42));
        List<Read> some = readAll(Given.defaults().withUnknownAds(0.02).workload(42));

        List<Integer> changed = IntStream.range(0, some.size())
                .filter(event -> !some.get(event).equals(known.get(event)))
                .boxed()
                .toList();
        assertThat(known).noneMatch(event -> event.campaign().equals("unknown"));
        assertThat(changed.size() / (double) some.size()).isBetween(0.015, 0.025);
        assertThat(changed).allSatisfy(event -> assertThat(some.get(event).ad()).matches("new-ad-00\\d"));
    }

    @Test
    void withLateEventsTheIntervalRunsFromThoseSurelyInTimeToThoseNotSurelyDropped() throws IOException {
        AdWorkload workload = Given.defaults()
                .withClickProbability(0.5)
                .withLate(0.3, Duration.ofSeconds(1), Duration.ofSeconds(12))
                .withMalformed(50)
                .workload(42);
        List<Read> events = readAll(workload);

        ExpectedWindows expected = expected(workload);

        assertThat(expected.windows()).hasSize(10).allSatisfy(window -> {
            List<Read> least = events.stream()
                    .filter(event -> event.within(window) && event.latenessMillis() < 4000)
                    .toList();
            List<Read> most = events.stream()
                    .filter(event -> event.within(window) && event.latenessMillis() <= 8000)
                    .toList();
            assertThat(window.minClicks())
                    .isEqualTo(least.stream().filter(Read::click).count());
            assertThat(window.maxClicks())
                    .isEqualTo(most.stream().filter(Read::click).count());
            assertThat(window.minViews() + window.minClicks()).isEqualTo(least.size());
            assertThat(window.maxViews() + window.maxClicks()).isEqualTo(most.size());
        });
        assertThat(expected.possiblyDroppedLate()).isPositive();
        assertThat(expected.surelyDroppedLate())
                .isEqualTo(events.stream()
                        .filter(event -> event.latenessMillis() > 8000 && event.eventMillis() >= Given.START_MILLIS)
                        .count());
        assertThat(accountedFor(expected)).isEqualTo(RECORDS);
    }

    @Test
    void latenessOutsideTheRaceLeavesEveryWindowExact() {
        for (Given given : List.of(
                Given.defaults().withLate(0.3, Duration.ofMillis(1), Duration.ofMillis(3999)),
                Given.defaults().withLate(0.3, Duration.ofMillis(8001), Duration.ofSeconds(20)))) {
            ExpectedWindows expected = expected(given.workload(42));

            assertThat(expected.windows()).hasSize(10).allMatch(ExpectedWindow::exact);
            assertThat(expected.possiblyDroppedLate()).isZero();
        }
    }

    @Test
    void onlyTheRecordsThatWereSentAreExpected() {
        AdWorkload workload = Given.defaults().workload(42);

        ExpectedWindows expected = workload.expect(2_000, Given.START_MILLIS, Given.WARM_UP, Given.MEASURED_UNTIL);

        assertThat(accountedFor(expected)).isEqualTo(2_000);
        assertThat(expected.windows()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theStreamIsCertifiedWithoutItsMalformedRecords(ArrivalKind kind) {
        AdWorkload plain = Given.defaults().workload(42, kind);
        AdWorkload withMalformed = Given.defaults().withMalformed(2_000).workload(42, kind);

        ScheduleCertificate certificate = plain.certificate(Given.MEASURED_UNTIL);

        assertThat(certificate.holds()).isTrue();
        assertThat(withMalformed.certificate(Given.MEASURED_UNTIL)).isEqualTo(certificate);
    }

    @Test
    void exactlyTheEventsDueInTimeAreCertified() throws IOException {
        AdWorkload workload = Given.defaults().withMalformed(50).workload(42);
        long due = readAll(workload).stream()
                .filter(event -> event.intendedMillis() < Given.START_MILLIS + 10_000)
                .count();

        assertThat(workload.certificate(Duration.ofSeconds(10)).checks())
                .filteredOn(check -> check.name().equals("count"))
                .singleElement()
                .satisfies(count -> assertThat(count.statistic()).isEqualTo(due));
    }
}
