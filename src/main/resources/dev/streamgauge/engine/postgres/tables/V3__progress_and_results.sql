-- How far each partition has been ingested: written in the transaction that writes the rows. Rows are updated
-- in place. The reader is the process that has begun to read it.
CREATE TABLE ingestion (
    kafka_partition INTEGER PRIMARY KEY,
    next_offset     BIGINT      NOT NULL DEFAULT 0,
    records         BIGINT      NOT NULL DEFAULT 0,
    malformed       BIGINT      NOT NULL DEFAULT 0,
    max_event_time  TIMESTAMPTZ,
    idle            BOOLEAN     NOT NULL DEFAULT false,
    reader_pid      BIGINT
) WITH (fillfactor = 10);

-- Up to where windows are closed, as milliseconds since the epoch: one row.
CREATE TABLE aggregation (
    only_row         BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
    closed_before_ms BIGINT NOT NULL DEFAULT 0
);

INSERT INTO aggregation DEFAULT VALUES;

-- The windows, or campaigns of windows, and whether each has been published: an outbox. A window that is not split has the
-- campaign ''.
CREATE TABLE ctr_results (
    window_start_ms    BIGINT           NOT NULL,
    campaign_id        VARCHAR(255)     NOT NULL,
    window_end_ms      BIGINT           NOT NULL,
    views              BIGINT           NOT NULL,
    clicks             BIGINT           NOT NULL,
    ctr                DOUBLE PRECISION NOT NULL,
    latest_kafka_ts_ms BIGINT           NOT NULL,
    max_producer_ns    BIGINT           NOT NULL,
    computed_ns        BIGINT           NOT NULL,
    published          BOOLEAN          NOT NULL DEFAULT false,
    PRIMARY KEY (window_start_ms, campaign_id)
);

CREATE INDEX unpublished ON ctr_results (window_start_ms, campaign_id) WHERE NOT published;

-- What the running job says of itself.
CREATE TABLE job_settings (
    name  VARCHAR(255) PRIMARY KEY,
    value VARCHAR(255) NOT NULL
);

CREATE TABLE failures (
    noticed_at TIMESTAMPTZ  NOT NULL,
    worker     VARCHAR(255) NOT NULL,
    what       TEXT         NOT NULL
);
