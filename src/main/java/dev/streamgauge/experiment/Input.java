package dev.streamgauge.experiment;

/** What a job is sent. */
public enum Input {
    /** JSON, each with an {@code event_id} (seed 003). */
    PAGE_EVENTS,
    /** JSON, the views and clicks of ads (seed 001). */
    AD_EVENTS,
    /** Text, {@code f0,f1,...;label} (seed 002). */
    FEATURE_VECTORS
}
