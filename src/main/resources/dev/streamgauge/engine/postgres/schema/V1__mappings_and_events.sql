-- What the published system keeps in Postgres: which campaign an ad belongs to, and every event.

CREATE TABLE mappings (
    ad_id       VARCHAR(255) PRIMARY KEY,
    campaign_id VARCHAR(255) NOT NULL
);

INSERT INTO mappings (ad_id, campaign_id)
SELECT 'c' || campaign || '-ad-' || lpad(ad::text, greatest(3, length(ad::text)), '0'), 'c' || campaign
FROM generate_series(0, ${adsPerCampaign} - 1) AS ad,
     (SELECT lpad(number::text, greatest(2, length(number::text)), '0')
      FROM generate_series(0, ${campaigns} - 1) AS number) AS campaigns (campaign);

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
