package dev.streamgauge.engine.postgres;

import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The SQL baseline at work, for whoever wants to look into its tables. */
public final class Baseline implements AutoCloseable {

    private final PostgresJob job;

    private Baseline(PostgresJob job) {
        this.job = job;
    }

    /** Starts it; returns when its ingesters read. */
    public static Baseline start(JobRequest request) {
        return new Baseline((PostgresJob) new PostgresEngine().submit(request));
    }

    /** Brings a database of one's own to the baseline's schema. */
    public static void migrate(String url) {
        Schema.migrate(url, Defaults.EVENTS);
    }

    /**
     * How far it has come, by the server's clock.
     *
     * @param records records that have been brought in or counted as malformed
     * @param atSeconds when the question was put, epoch
     */
    public record Progress(long records, double atSeconds) {}

    /** How far it has come. */
    public Progress progress() throws SQLException {
        return ask(
                "SELECT coalesce(sum(records), 0), extract(epoch FROM statement_timestamp()) FROM ingestion",
                row -> new Progress(row.getLong(1), row.getDouble(2)));
    }

    /** Ends the ingestion for good, by a kill. */
    public void endIngestion() {
        Node ingestion = job.node(Fault.Target.WORKER).orElseThrow();
        int unused = ingestion.kill();
    }

    /** Rows of the table of events, and what of the records the accounts say must be there. */
    public record Rows(long inTable, long accounted) {}

    /** What is in the table. */
    public Rows rows() throws SQLException {
        return ask(
                "SELECT (SELECT count(*) FROM events), (SELECT sum(records - malformed) FROM ingestion)",
                row -> new Rows(row.getLong(1), row.getLong(2)));
    }

    /** The database, for JDBC. */
    public String url() {
        return job.url();
    }

    /** The server, whose sessions are children of its process. */
    public ServiceProcess server() {
        return job.processes().get(0);
    }

    /** The JVM of ingesters and aggregator. */
    public ServiceProcess ingestion() {
        return job.processes().get(1);
    }

    private interface Answer<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T ask(String question, Answer<T> answer) throws SQLException {
        try (Connection connection = DriverManager.getConnection(job.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return answer.read(row);
        }
    }

    @Override
    public void close() {
        job.close();
    }
}
