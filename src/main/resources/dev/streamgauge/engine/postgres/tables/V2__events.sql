-- Every event, as the published system keeps it.
--
-- The published key is the ad, the time and the user: it would take two events of a user on an ad in the same millisecond
-- for one. Where the record lay in the topic tells them apart, and makes a repeated record impossible.
CREATE TABLE events (
    user_id               VARCHAR(255) NOT NULL,
    page_id               VARCHAR(255) NOT NULL,
    ad_id                 VARCHAR(255) NOT NULL,
    ad_type               VARCHAR(255) NOT NULL,
    event_type            VARCHAR(255) NOT NULL,
    event_time            TIMESTAMPTZ  NOT NULL,
    producer_timestamp_ns BIGINT       NOT NULL,
    ip_address            VARCHAR(255) NOT NULL,
    input_appended        TIMESTAMPTZ  NOT NULL,
    kafka_partition       INTEGER      NOT NULL,
    kafka_offset          BIGINT       NOT NULL,
    PRIMARY KEY (ad_id, event_time, user_id, kafka_partition, kafka_offset)
);

CREATE INDEX events_by_type ON events (event_type);
CREATE INDEX events_by_time_and_ad ON events (event_time, ad_id);
