package dev.streamgauge.report;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the instruments of an invented trial say of themselves. */
final class SyntheticInstruments {

    static final Manifest.Harness HARNESS =
            new Manifest.Harness(1.5, 12.25, 3, 18.5, 9.75, 0.0625, "SCHED_FIFO 1, slack 1 µs");

    /** How the load keeps its schedule. */
    enum Sends {
        ON_TIME,
        /** All events of a second at its end. */
        ONE_BURST_A_SECOND,
        /** A tenth of the events never makes it in time. */
        FALLING_BEHIND
    }

    private SyntheticInstruments() {}

    static Certificate certificate(boolean bursty, boolean holds) {
        Check gaps = bursty
                ? new Check(
                        "gaps",
                        "exponential, 1, in time rescaled by the states",
                        62_841,
                        0.00431,
                        null,
                        0.00889,
                        0.191,
                        true)
                : new Check("gaps", "exponential, 1500/s", 62_841, 0.00329, null, 0.00889, 0.503, true);
        return new Certificate(
                new ScheduleCertificate(
                        bursty ? "MMPP, 1500/s on average, 6000/s for 0.4 s, 375/s for 1.6 s" : "Poisson, 1500/s",
                        List.of(
                                gaps,
                                new Check("count", "63,000 expected", 63_000, 62_841, 62_021.0, 63_979.0, 0.527, true),
                                new Check(
                                        "dispersion", "1, in tenths of a second", 420, 1.03, 0.758, 1.29, 0.62, true))),
                new Certificate.Sends(
                        62_841,
                        holds ? 62_841 : 56_551,
                        holds ? 9 : 6_290,
                        holds ? 0.000143 : 0.0999,
                        0.01,
                        1.03,
                        1.04));
    }

    static List<Manifest.Phase> phases(int windows) {
        Instant prepared = Synthetic.LOAD_START.minusSeconds(9);
        Instant measured = Synthetic.LOAD_START.plusSeconds(Synthetic.WARM_UP_SECONDS);
        Instant measuredUntil = measured.plusSeconds((long) Synthetic.WINDOW_SECONDS * windows);
        Instant drained = measuredUntil.plusSeconds(Synthetic.DELAY_SECONDS + 2L);
        return List.of(
                new Manifest.Phase("prepare", prepared, Synthetic.LOAD_START),
                new Manifest.Phase("warm up", Synthetic.LOAD_START, measured),
                new Manifest.Phase("measure", measured, measuredUntil),
                new Manifest.Phase("drain", measuredUntil, drained),
                new Manifest.Phase("verify", drained, drained.plusMillis(800)),
                new Manifest.Phase("tear down", drained.plusMillis(800), drained.plusMillis(1900)));
    }

    /** The load second by second: the same for all trials of an arrival process. */
    static List<TimelineRow> timeline(String arrivals, int windows) {
        int measuredUntil = Synthetic.WARM_UP_SECONDS + Synthetic.WINDOW_SECONDS * windows;
        int seconds = measuredUntil + Synthetic.DELAY_SECONDS + 2;
        List<TimelineRow> rows = new ArrayList<>();
        Random stream = new Random(arrivals.hashCode());
        double left = 0;
        boolean high = false;
        for (int second = 0; second < seconds; second++) {
            double highShare = 0;
            if (arrivals.equals("mmpp")) {
                if (left <= 0) {
                    high = second > 0 && !high;
                    left = (high ? 2 : 7) * (0.4 + stream.nextDouble());
                }
                highShare = high ? Math.min(1, left) : 0;
                left -= 1;
            }
            double rate = arrivals.equals("mmpp") ? 375 + 5625 * highShare : 1500;
            long due = Math.round(rate + Math.sqrt(rate) * stream.nextGaussian());
            long sent = due - (second % 11 == 6 ? 25 : 0);
            String phase =
                    second < Synthetic.WARM_UP_SECONDS ? "warm up" : second < measuredUntil ? "measure" : "drain";
            rows.add(new TimelineRow(second, phase, highShare, due, sent, sent, 0, 900, 0, null));
        }
        return rows;
    }

    static List<ArrivalRow> arrivals(List<TimelineRow> timeline, Sends sends) {
        List<ArrivalRow> rows = new ArrayList<>();
        Random random = new Random(timeline.size());
        long waiting = 0;
        for (TimelineRow second : timeline) {
            boolean bursty = timeline.stream().anyMatch(row -> row.highShare() > 0);
            double expected = (bursty ? 375 + 5625 * second.highShare() : 1500) / 10;
            for (int slot = 0; slot < 10; slot++) {
                long due = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
                waiting += due;
                long sent = switch (sends) {
                    case ON_TIME -> waiting;
                    case ONE_BURST_A_SECOND -> slot == 9 ? waiting : 0;
                    case FALLING_BEHIND -> Math.min(waiting, Math.round(0.9 * expected));
                };
                waiting -= sent;
                long from = 1_000L * second.second() + 100L * slot;
                rows.add(new ArrivalRow(from, expected, due, sent, sent, from + 3, from + 103));
            }
        }
        return rows;
    }

    static List<ResourceRow> resources(List<TimelineRow> timeline, boolean flink) {
        List<ResourceRow> rows = new ArrayList<>();
        Random random = new Random(7);
        for (TimelineRow second : timeline) {
            int t = second.second();
            double warm = Math.exp(-t / 5.0);
            double load = 0.6 + second.due() / 4_000.0;
            double harness = 0.22 * load + 0.3 * warm + 0.02 * random.nextGaussian();
            double kafka = 0.28 * load + 0.2 * warm + 0.03 * random.nextGaussian();
            double engine = (flink ? 0.25 : 0.55) * load + 0.9 * warm + 0.06 * random.nextGaussian();
            double stolen = t % 13 == 4 ? 0.08 : 0.01 * random.nextDouble();
            rows.add(new ResourceRow(t, ResourceRow.HARNESS, harness, 310 + t, null));
            rows.add(new ResourceRow(t, "kafka", kafka, 420 + 0.5 * t, null));
            if (flink) {
                rows.add(new ResourceRow(t, "flink-jobmanager", 0.04 + 0.2 * warm, 380, null));
                rows.add(new ResourceRow(t, "flink-taskmanager", engine, 640 + t, null));
            } else {
                rows.add(new ResourceRow(t, "spark-driver", engine, 720 + 2 * t, null));
            }
            rows.add(new ResourceRow(
                    t, ResourceRow.MACHINE, Math.min(1.98, harness + kafka + engine + 0.1), 9_000 + t, stolen));
        }
        return rows;
    }

    static List<BatchRow> batches(List<TimelineRow> timeline, boolean slowAtFirst) {
        Random random = new Random(11);
        return timeline.stream()
                .map(second -> new BatchRow(
                        1_000L * second.second(),
                        (slowAtFirst && second.second() < 18 ? 410 : 300) + 15 * random.nextGaussian(),
                        second.due()))
                .toList();
    }
}
