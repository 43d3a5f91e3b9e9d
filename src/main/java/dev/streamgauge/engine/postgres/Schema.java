package dev.streamgauge.engine.postgres;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** The tables, as the published system creates and populates them, and those that the job keeps its progress in. */
final class Schema {

    /** The catalogue of the published system. */
    private static final int CAMPAIGNS = 10;

    private static final int ADS_PER_CAMPAIGN = 100;

    private Schema() {}

    /** Brings a database to the present schema; one that has it is left as it is. */
    static void migrate(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:dev/streamgauge/engine/postgres/schema")
                .placeholders(Map.of(
                        "campaigns", Integer.toString(CAMPAIGNS),
                        "adsPerCampaign", Integer.toString(ADS_PER_CAMPAIGN)))
                .load()
                .migrate();
    }
}
