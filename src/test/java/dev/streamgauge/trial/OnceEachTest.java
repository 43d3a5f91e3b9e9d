package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Summary.Counts;
import org.junit.jupiter.api.Test;

class OnceEachTest {

    private final OnceEach records = new OnceEach();

    @Test
    void theSecondTimeIsARepetition() {
        assertThat(records.add(7)).isTrue();
        assertThat(records.add(7)).isFalse();

        assertThat(records.distinct()).isEqualTo(1);
        assertThat(records.isRight(7)).isTrue();
        assertThat(records.counts(1)).isEqualTo(new Counts(1, 0, 0, 1, 0));
    }

    @Test
    void eachRecordCountsOnceWhateverIsWrongWithIt() {
        records.judge(0, true);
        records.judge(1, false);
        records.judge(1, false);
        records.judge(2, true);
        records.judge(2, true);

        assertThat(records.counts(4)).isEqualTo(new Counts(4, 1, 1, 1, 1));
        assertThat(records.right()).as("once or more often").isEqualTo(2);
        assertThat(records.isRight(1)).isFalse();
    }

    @Test
    void aResultOfNoRecordIsWrong() {
        records.judge(-1, false);

        assertThat(records.counts(0)).isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(records.distinct()).isZero();
    }
}
