package dev.streamgauge.report;

import dev.streamgauge.report.plot.Axis;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis of rates: from label to label the rate doubles.
 *
 * @param fromHz rate of the first label, in events a second
 * @param labels the labels
 */
record RateAxis(double fromHz, List<String> labels) {

    private static final double DOUBLING = Math.log(2);

    /** Rounding makes no further label necessary. */
    private static final double SLACK = 1e-9;

    RateAxis {
        labels = List.copyOf(labels);
    }

    /**
     * An axis that holds the rates.
     *
     * @param anchorHz the labels are this rate, doubled or halved any number of times
     */
    static RateAxis of(double anchorHz, double... ratesHz) {
        int first = (int) Math.floor(DoubleStream.of(ratesHz)
                        .map(rate -> doublings(anchorHz, rate))
                        .min()
                        .orElse(0)
                + SLACK);
        int last = (int) Math.ceil(DoubleStream.of(ratesHz)
                        .map(rate -> doublings(anchorHz, rate))
                        .max()
                        .orElse(0)
                - SLACK);
        return new RateAxis(
                anchorHz * Math.pow(2, first),
                IntStream.rangeClosed(first, Math.max(first, last))
                        .mapToObj(doublings -> Text.brief(anchorHz * Math.pow(2, doublings)) + "/s")
                        .toList());
    }

    private static double doublings(double anchorHz, double rateHz) {
        return Math.log(rateHz / anchorHz) / DOUBLING;
    }

    /** Where a rate lies; the first label is at 1. */
    double x(double rateHz) {
        return 1 + doublings(fromHz, rateHz);
    }

    Axis axis() {
        return new Axis("", 0.5, labels.size() + 0.5);
    }
}
