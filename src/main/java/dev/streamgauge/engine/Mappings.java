package dev.streamgauge.engine;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.postgres.PostgresServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * The table {@code mappings(ad_id, campaign_id)} of seed 000, in a Postgres of its own: the static side of the join of a job that
 * tells campaigns apart and has no database itself.
 */
public final class Mappings implements AutoCloseable {

    /** The name under which a job is told the database's address, for JDBC; the user is in it. */
    public static final String URL = "mappingsUrl";

    private static final String TABLE = "classpath:dev/streamgauge/engine/mappings";

    private final PostgresServer server;

    private Mappings(PostgresServer server) {
        this.server = server;
    }

    /**
     * Runs a job, and beside it the database, if the job needs one: then the job is told where it is, and has its process.
     *
     * @param submit starts the job itself
     * @throws dev.streamgauge.process.NotReadyException if the database does not answer within a minute; with its log's end
     * @throws dev.streamgauge.testbed.MissingAbilityException if there is no Postgres for this machine
     */
    public static EngineJob beside(JobRequest request, Function<JobRequest, EngineJob> submit) {
        if (request.pipeline().grouping() != Pipeline.Grouping.CAMPAIGN) {
            return submit.apply(request);
        }
        PostgresServer server = PostgresServer.start(
                request.directory().resolve("mappings"), request.logs().resolve("postgres.log"), true);
        try {
            migrate(server.url(), request.catalogue(), List.of());
            return new JobWithMappings(submit.apply(request.telling(URL, server.url())), new Mappings(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Brings a database to the present schema; one that has it is left as it is.
     *
     * @param catalogue the ads that the table holds
     * @param others where the migrations of other tables are, as Flyway writes it
     */
    public static void migrate(String url, Load.AdEvents catalogue, List<String> others) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations(Stream.concat(Stream.of(TABLE), others.stream()).toArray(String[]::new))
                .placeholders(Map.of(
                        "campaigns", Integer.toString(catalogue.campaigns()),
                        "adsPerCampaign", Integer.toString(catalogue.adsPerCampaign())))
                .load()
                .migrate();
    }

    /** The server's process. */
    ServiceProcess process() {
        return server.process();
    }

    /** Stops the server; what it left behind, but for the log, is deleted. */
    @Override
    public void close() {
        server.close();
    }
}
