package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with settings that only Postgres has. */
class PostgresFileTest {

    private static final SmallFile FILE =
            SmallFile.COMPLETE.with("engine: flink", "engine: postgres").with("timing:\n", """
                      postgres:
                        ingesters: 3
                        write: batches
                        fsync: off
                        pollInterval: 100 ms
                        idleAfter: 2 s
                    timing:
                    """);

    private static PostgresSettings postgres(SmallFile file) {
        return file.read().configurations().get(0).pipeline().postgres();
    }

    @Test
    void eachSettingIsRead() {
        assertThat(postgres(FILE))
                .isEqualTo(new PostgresSettings(
                        3,
                        PostgresSettings.Write.BATCHES,
                        PostgresSettings.Fsync.OFF,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(2)));
    }

    @Test
    void whatIsLeftOutIsTheDefaultWithAnIngesterForEachParallelTask() {
        assertThat(postgres(SmallFile.COMPLETE.with("parallelism: 2", "parallelism: 4")))
                .isEqualTo(new PostgresSettings(
                        4,
                        PostgresSettings.Write.COPY,
                        PostgresSettings.Fsync.ON,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1)));
    }

    @Test
    void whetherACommitWaitsForTheDiskIsAFactorOfPostgresAlone() {
        SmallFile file = FILE.without("engine: postgres")
                .plus("factors: {engine: [postgres, flink], pipeline.postgres.fsync: [on, off]}\n");

        assertThat(file.read().configurations())
                .extracting(
                        each -> each.engine() + " " + each.pipeline().postgres().fsync())
                .containsExactly("postgres ON", "postgres OFF", "flink ON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingesters: 3 | ingesters: 0 | pipeline.postgres.ingesters: 0 is less than 1",
                "write: batches | write: rows | pipeline.postgres.write: 'rows' is unknown. Known here: copy, batches.",
                "fsync: off | fsync: maybe | pipeline.postgres.fsync: 'maybe' is unknown. Known here: on, off.",
                "pollInterval: 100 ms | pollInterval: 0 s | pipeline.postgres.pollInterval: 0 s is not positive",
                "idleAfter: 2 s | idleAfter: 0 s | pipeline.postgres.idleAfter: 0 s is not positive",
            })
    void oneWrongValueIsRefused(String written, String wrong, String message) {
        assertThat(FILE.with(written, wrong).refusal()).contains(message);
    }
}
