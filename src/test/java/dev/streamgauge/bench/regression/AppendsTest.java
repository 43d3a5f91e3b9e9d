package dev.streamgauge.bench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AppendsTest {

    private static final long START = 1_750_000_000_000L;

    /** The record at a position is appended that many times ten milliseconds after the start. */
    private static Appends tenMillisApart(int expected) {
        Appends appends = new Appends(expected);
        for (int i = 0; i < expected; i++) {
            appends.add(i, START + 10L * i, true);
        }
        return appends;
    }

    @Test
    void theRateIsThatOfTheRecordsAfterTheWarmUp() {
        Appends.Stretch stretch = tenMillisApart(30).stretch(10, 10);

        assertThat(stretch).isEqualTo(new Appends.Stretch(START + 90, START + 190, 10));
        assertThat(stretch.recordsPerSecond()).isEqualTo(100);
    }

    @Test
    void recordsAreTakenInTheOrderOfTheirAppendsNotOfTheStream() {
        // given an engine that reads the stream from its end
        Appends appends = new Appends(30);
        for (int i = 0; i < 30; i++) {
            appends.add(29 - i, START + 10L * i, true);
        }

        // when
        Appends.Stretch stretch = appends.stretch(10, 10);

        // then
        assertThat(stretch).isEqualTo(tenMillisApart(30).stretch(10, 10));
    }

    @Test
    void recordsOfOneMillisecondStayTogether() {
        // given batches of five: three at once, two at once, ...
        Appends appends = new Appends(20);
        for (int i = 0; i < 20; i++) {
            appends.add(i, START + i / 5 * 10L, true);
        }

        // when the part begins and ends within a batch
        Appends.Stretch stretch = appends.stretch(7, 6);

        // then it has the whole batch in which it ends, and nothing of that in which it begins
        assertThat(stretch).isEqualTo(new Appends.Stretch(START + 10, START + 20, 5));
    }

    @Test
    void aPartThatTookNoTimeHasNoRate() {
        Appends appends = new Appends(3);
        for (int i = 0; i < 3; i++) {
            appends.add(i, START, true);
        }

        assertThatThrownBy(() -> appends.stretch(1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 records were appended within a millisecond: too few to tell a rate");
    }

    @Test
    void theWholeIsFromTheFirstAppendToTheLast() {
        assertThat(tenMillisApart(30).wholeSeconds()).isEqualTo(0.29);
    }

    @Test
    void nothingIsAmissWhenEveryRecordCameOnceAndRight() {
        assertThat(tenMillisApart(30).fault()).isEmpty();
    }

    @Test
    void whatIsMissingComesAgainIsWrongOrStrangeIsCountedEachForItself() {
        // given
        Appends appends = new Appends(1000);
        for (int i = 0; i < 998; i++) {
            appends.add(i, START, i >= 3);
        }

        // when
        appends.add(5, START, true);
        appends.add(-1, START, true);
        appends.add(1000, START, true);

        // then
        assertThat(appends.fault())
                .contains("of 1,000 records 2 did not come out, 1 came out again, 3 are wrong; 2 more are not of the"
                        + " stream");
    }
}
