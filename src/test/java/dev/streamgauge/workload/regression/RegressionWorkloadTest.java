package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.workload.ExpectedWindows;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegressionWorkloadTest {

    @ParameterizedTest
    @EnumSource
    void aPacedStreamIsCertifiedWithoutItsMalformedRecords(ArrivalKind kind) {
        Given given = Given.paced().arriving(kind);

        ScheduleCertificate certificate = given.workload(42).certificate(Given.END);

        assertThat(certificate.holds()).isTrue();
        assertThat(given.withMalformed(2_000).workload(42).certificate(Given.END))
                .isEqualTo(certificate);
    }

    @Test
    void exactlyTheRecordsDueInTimeAreCertified() {
        RegressionWorkload workload = Given.paced().withMalformed(50).workload(42);
        long due = Given.sent(workload).stream()
                .filter(record -> !record.malformed() && record.dueNanos() < 10_000_000_000L)
                .count();

        assertThat(workload.certificate(Duration.ofSeconds(10)).checks())
                .filteredOn(check -> check.name().equals("count"))
                .singleElement()
                .satisfies(count -> assertThat(count.statistic()).isEqualTo(due));
    }

    @Test
    void aBulkHasNothingToCertify() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Given.bulk().workload(42).certificate(Given.END))
                .withMessage("A bulk follows no arrival process: its schedule cannot be certified");
    }

    @Test
    void aBulkHasASingleState() {
        assertThat(Given.bulk().workload(42).path(Given.END).segments())
                .singleElement()
                .satisfies(segment -> assertThat(segment.state()).isZero());
    }

    @Test
    void noWindowIsExpected() {
        assertThat(Given.paced().workload(42).expect(1000, 0, Given.WARM_UP, Given.END))
                .isEqualTo(ExpectedWindows.NONE);
    }

    @Test
    void theOracleTellsAJobItsModel() {
        assertThat(Given.bulk().workload(42).records().orElseThrow().jobParameters())
                .containsEntry("model", "fixed");
        assertThat(Given.bulk()
                        .predictedBy(Model.TRAINED)
                        .workload(42)
                        .records()
                        .orElseThrow()
                        .jobParameters())
                .containsEntry("model", "trained");
    }
}
