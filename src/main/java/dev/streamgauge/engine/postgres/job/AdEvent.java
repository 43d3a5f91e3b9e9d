package dev.streamgauge.engine.postgres.job;

/**
 * A row of the table of events.
 *
 * @param eventTimeMs when it happened, epoch
 * @param inputAppendedMs when the broker appended its record, epoch
 * @param partition partition of its record
 * @param offset its offset
 */
record AdEvent(
        String userId,
        String pageId,
        String adId,
        String adType,
        String eventType,
        long eventTimeMs,
        long producerTimestampNs,
        String ipAddress,
        long inputAppendedMs,
        int partition,
        long offset) {}
