package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.arrivals.SteadyPoisson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalSlotsTest {

    private static final long START = 1_700_000_000_000L;
    private static final StatePath STATES = new SteadyPoisson(100).path(1, Duration.ofSeconds(60));

    /** Events due 10, 90, 110 and 350 ms after the start. */
    private final ArrivalSlots slots = given(10, 90, 110, 350);

    private static ArrivalSlots given(long... dueMillis) {
        ArrivalSlots slots = new ArrivalSlots(START);
        for (long millis : dueMillis) {
            slots.due(millis * 1_000_000);
        }
        return slots;
    }

    private List<ArrivalRow> rows() {
        return slots.rows(STATES, slot -> slot == 1 ? 3 : 0, 2);
    }

    @Test
    void eventsCountInTheSlotInWhichTheyAreDue() {
        assertThat(rows()).extracting(ArrivalRow::fromMs).containsExactly(0L, 100L, 200L, 300L);
        assertThat(rows()).extracting(ArrivalRow::due).containsExactly(2L, 1L, 0L, 1L);
        assertThat(rows()).extracting(ArrivalRow::sent).containsExactly(0L, 3L, 0L, 0L);
    }

    @Test
    void theoryExpectsNothingAfterTheLoadsLastEvent() {
        assertThat(rows())
                .extracting(ArrivalRow::expected)
                .allSatisfy(expected -> assertThat(expected).isBetween(4.99, 10.01));
        assertThat(rows().get(3).expected()).isCloseTo(5, within(1e-6));
    }

    @Test
    void withoutReadingBackNothingIsSaidOfTheBroker() {
        assertThat(rows()).extracting(ArrivalRow::appended).containsOnlyNulls();
        assertThat(rows()).extracting(ArrivalRow::firstAppendedMs).containsOnlyNulls();
    }

    @Test
    void anAppendCountsWhenItHappensAndForTheSlotInWhichItsEventWasDue() {
        slots.appended(0, START + 12);
        slots.appended(1, START + 1_230);
        slots.appended(2, START + 1_240);

        List<ArrivalRow> rows = rows();

        assertThat(rows).hasSize(13);
        assertThat(rows.get(0).appended()).isEqualTo(1);
        assertThat(rows.get(1).appended()).isZero();
        assertThat(rows.get(12).appended()).isEqualTo(2);
        assertThat(rows.get(0).firstAppendedMs()).isEqualTo(12);
        assertThat(rows.get(0).lastAppendedMs()).isEqualTo(1_230);
        assertThat(rows.get(1).firstAppendedMs()).isEqualTo(1_240);
        assertThat(rows.get(3).firstAppendedMs())
                .as("an event that never arrived")
                .isNull();
    }

    @Test
    void whatWasSentAfterTheLastEventWasDueHasItsSlotToo() {
        List<ArrivalRow> rows = slots.rows(STATES, slot -> slot == 7 ? 1 : 0, 8);

        assertThat(rows).hasSize(8);
        assertThat(rows.get(7).sent()).isEqualTo(1);
    }

    @Test
    void aLongLoadHasManySlots() {
        ArrivalSlots many = given(5, 50_000);
        many.appended(1, START + 50_007);

        List<ArrivalRow> rows = many.rows(STATES, slot -> 0, 0);

        assertThat(rows).hasSize(501);
        assertThat(rows.get(500).firstAppendedMs()).isEqualTo(50_007);
        assertThat(rows.get(250).lastAppendedMs()).isNull();
    }
}
