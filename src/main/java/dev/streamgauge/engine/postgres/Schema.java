package dev.streamgauge.engine.postgres;

import dev.streamgauge.engine.Mappings;
import dev.streamgauge.experiment.Load;
import java.util.List;

/** The tables, as the published system creates and populates them, and those that the job keeps its progress in. */
final class Schema {

    private Schema() {}

    /** Brings a database to the present schema; one that has it is left as it is. */
    static void migrate(String url, Load.AdEvents catalogue) {
        Mappings.migrate(url, catalogue, List.of("classpath:dev/streamgauge/engine/postgres/tables"));
    }
}
