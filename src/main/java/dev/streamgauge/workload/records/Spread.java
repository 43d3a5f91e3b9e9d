package dev.streamgauge.workload.records;

/** How the records of a stream are spread over the partitions of a topic. */
public enum Spread {
    /** Each to one drawn at random, so that a Poisson stream stays Poisson on each partition. */
    RANDOM,
    /** To each partition in turn, so that all have the same rate: of a capacity, the fullest partition decides. */
    EVEN
}
