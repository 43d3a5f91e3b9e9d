package dev.streamgauge.engine.flink.job;

import static dev.streamgauge.engine.flink.job.Parameters.required;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * Windowed click-through rate in Flink SQL (seed 001, sections 4.2 and 5.3): {@code WATERMARK FOR}, {@code TUMBLE},
 * results to Kafka when the watermark crosses the window's end.
 *
 * <p>By campaign (seed 000), an ad's campaign is looked up in a table of Postgres, by the JDBC connector; a task keeps what it has
 * looked up. An ad that is not in the table belongs to the campaign {@code unknown}.
 *
 * <p>A record that is not JSON is skipped by the format; one that lacks a field, or has another event type, is skipped by
 * the {@code WHERE}. Both are counted: what the source reads less what the filter lets pass.
 */
public final class FlinkCtrJob {

    private FlinkCtrJob() {}

    /**
     * Submits the job and returns.
     *
     * @param args {@code name=value}: jobName, bootstrapServers, inputTopic, outputTopic, fetchMaxWaitMs, windowMs, watermarkDelayMs,
     *     watermarkIntervalMs, bufferTimeoutMs, idleTimeoutMs, checkpointIntervalMs, parallelism, grouping ({@code none}
     *     or {@code campaign}; none if it is missing), mappingsUrl if by campaign
     */
    public static void main(String[] args) {
        submit(Parameters.of(args));
    }

    static TableResult submit(Map<String, String> parameters) {
        Configuration configuration = new Configuration();
        configuration.setString("parallelism.default", parameters.get("parallelism"));
        configuration.setString("execution.checkpointing.interval", parameters.get("checkpointIntervalMs") + " ms");
        configuration.setString("pipeline.auto-watermark-interval", parameters.get("watermarkIntervalMs") + " ms");
        configuration.setString("execution.buffer-timeout.interval", parameters.get("bufferTimeoutMs") + " ms");
        configuration.setString("table.exec.source.idle-timeout", parameters.get("idleTimeoutMs") + " ms");
        configuration.setString("table.local-time-zone", "UTC");
        configuration.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, parameters);
        configuration.set(PipelineOptions.NAME, required(parameters, "jobName"));
        StreamTableEnvironment tables =
                StreamTableEnvironment.create(StreamExecutionEnvironment.getExecutionEnvironment(configuration));
        tables.createTemporarySystemFunction("EPOCH_MILLIS", EpochMillis.class);
        tables.createTemporarySystemFunction("NOW_NANOS", NowNanos.class);
        tables.executeSql(adEvents(parameters));
        if (byCampaign(parameters)) {
            tables.executeSql(mappings(parameters));
        }
        tables.executeSql(wellFormed(parameters));
        tables.executeSql(ctrResults(parameters));
        return tables.executeSql(insert(parameters));
    }

    private static boolean byCampaign(Map<String, String> parameters) {
        return "campaign".equals(parameters.get("grouping"));
    }

    /** A record without an event time gets one long past, so that it moves no watermark before the filter drops it. */
    private static String adEvents(Map<String, String> parameters) {
        return """
                CREATE TABLE ad_events (
                  producer_id STRING,
                  user_id STRING,
                  page_id STRING,
                  ad_id STRING,
                  ad_type STRING,
                  event_type STRING,
                  event_time_ms BIGINT,
                  producer_timestamp_ns BIGINT,
                  ip_address STRING,
                  input_appended TIMESTAMP_LTZ(3) METADATA FROM 'timestamp',
                  event_ts AS TO_TIMESTAMP_LTZ(COALESCE(event_time_ms, 0), 3),
                  WATERMARK FOR event_ts AS event_ts - INTERVAL '%s' DAY TO SECOND
                ) WITH (
                  'connector' = 'kafka',
                  'topic' = '%s',
                  'properties.bootstrap.servers' = '%s',
                  'properties.group.id' = '%s',
                  'properties.fetch.max.wait.ms' = '%s',
                  'scan.startup.mode' = 'earliest-offset',
                  'format' = 'json',
                  'json.ignore-parse-errors' = 'true'
                )
                """.formatted(
                        interval(parameters, "watermarkDelayMs"),
                        parameters.get("inputTopic"),
                        parameters.get("bootstrapServers"),
                        parameters.get("inputTopic"),
                        parameters.get("fetchMaxWaitMs"));
    }

    private static String mappings(Map<String, String> parameters) {
        return """
                CREATE TABLE mappings (
                  ad_id STRING,
                  campaign_id STRING,
                  PRIMARY KEY (ad_id) NOT ENFORCED
                ) WITH (
                  'connector' = 'jdbc',
                  'url' = '%s',
                  'table-name' = 'mappings',
                  'lookup.cache' = 'PARTIAL',
                  'lookup.partial-cache.max-rows' = '1000000',
                  'lookup.partial-cache.cache-missing-key' = 'true'
                )
                """.formatted(Parameters.required(parameters, "mappingsUrl"));
    }

    /** The filter stands before the look-up, which is for events alone. */
    private static String wellFormed(Map<String, String> parameters) {
        String wellFormed = """
                FROM ad_events
                WHERE event_time_ms IS NOT NULL
                  AND producer_timestamp_ns IS NOT NULL
                  AND event_type IN ('view', 'click')
                """;
        if (!byCampaign(parameters)) {
            return "CREATE TEMPORARY VIEW well_formed AS SELECT * " + wellFormed;
        }
        return """
                CREATE TEMPORARY VIEW well_formed AS
                SELECT event_type, producer_timestamp_ns, input_appended, event_ts,
                  COALESCE(campaign_id, 'unknown') AS campaign_id
                FROM (SELECT *, PROCTIME() AS looked_up_ts %s) AS event
                LEFT JOIN mappings FOR SYSTEM_TIME AS OF event.looked_up_ts AS mapping ON event.ad_id = mapping.ad_id
                """.formatted(wellFormed);
    }

    private static String ctrResults(Map<String, String> parameters) {
        return """
                CREATE TABLE ctr_results (
                  window_start_ms BIGINT,
                  window_end_ms BIGINT,
                  %s
                  `views` BIGINT,
                  clicks BIGINT,
                  ctr DOUBLE,
                  latest_kafka_ts_ms BIGINT,
                  max_producer_ns BIGINT,
                  computed_ns BIGINT
                ) WITH (
                  'connector' = 'kafka',
                  'topic' = '%s',
                  'properties.bootstrap.servers' = '%s',
                  'sink.delivery-guarantee' = 'at-least-once',
                  'format' = 'json'
                )
                """.formatted(
                        byCampaign(parameters) ? "campaign_id STRING," : "",
                        parameters.get("outputTopic"),
                        parameters.get("bootstrapServers"));
    }

    private static String insert(Map<String, String> parameters) {
        String campaign = byCampaign(parameters) ? "campaign_id," : "";
        return """
                INSERT INTO ctr_results
                SELECT
                  EPOCH_MILLIS(window_start),
                  EPOCH_MILLIS(window_end),
                  %1$s
                  `views`,
                  clicks,
                  CASE WHEN `views` > 0 THEN CAST(clicks AS DOUBLE) / `views` ELSE 0E0 END,
                  EPOCH_MILLIS(latest_appended),
                  max_producer_ns,
                  NOW_NANOS()
                FROM (
                  SELECT
                    %1$s
                    window_start,
                    window_end,
                    COUNT(*) FILTER (WHERE event_type = 'view') AS `views`,
                    COUNT(*) FILTER (WHERE event_type = 'click') AS clicks,
                    MAX(input_appended) AS latest_appended,
                    MAX(producer_timestamp_ns) AS max_producer_ns
                  FROM TABLE(TUMBLE(TABLE well_formed, DESCRIPTOR(event_ts), INTERVAL '%2$s' DAY TO SECOND))
                  GROUP BY %1$s window_start, window_end
                )
                """.formatted(campaign, interval(parameters, "windowMs"));
    }

    /** Milliseconds as SQL writes an interval; one in seconds alone may have two digits only. */
    private static String interval(Map<String, String> parameters, String name) {
        Duration duration = Duration.ofMillis(Long.parseLong(Parameters.required(parameters, name)));
        return String.format(
                Locale.ROOT,
                "%d %02d:%02d:%02d.%03d",
                duration.toDaysPart(),
                duration.toHoursPart(),
                duration.toMinutesPart(),
                duration.toSecondsPart(),
                duration.toMillisPart());
    }
}
