-- Which campaign an ad belongs to, as the published system keeps it in Postgres.

CREATE TABLE mappings (
    ad_id       VARCHAR(255) PRIMARY KEY,
    campaign_id VARCHAR(255) NOT NULL
);

INSERT INTO mappings (ad_id, campaign_id)
SELECT 'c' || campaign || '-ad-' || lpad(ad::text, greatest(3, length(ad::text)), '0'), 'c' || campaign
FROM generate_series(0, ${adsPerCampaign} - 1) AS ad,
     (SELECT lpad(number::text, greatest(2, length(number::text)), '0')
      FROM generate_series(0, ${campaigns} - 1) AS number) AS campaigns (campaign);
