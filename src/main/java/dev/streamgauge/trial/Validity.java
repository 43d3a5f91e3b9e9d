package dev.streamgauge.trial;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Why a trial does not count: what the {@link Limits} make of how the harness fared. */
final class Validity {

    private final List<String> reasons = new ArrayList<>();

    private Validity() {}

    /**
     * The reasons; none if the trial counts.
     *
     * @param longestLag the longest that an event was sent after it was due, from the measured time on
     * @param window length of the pipeline's window
     * @param measured length of warm-up and measurement, or of the load if it broke off before
     * @param loaded length of the load
     */
    static List<String> reasons(
            SendLedger ledger,
            Histogram lag,
            Duration longestLag,
            @Nullable Certificate certificate,
            @Nullable Harness harness,
            Duration window,
            Duration measured,
            Duration loaded) {
        Validity validity = new Validity();
        validity.everySendHasItsFate(ledger);
        validity.theScheduleWasKept(lag);
        if (certificate != null) {
            validity.theScheduleIsWhatItClaims(certificate.schedule());
            validity.theSendsFollowedIt(certificate.sends(), measured);
        }
        Duration longestStall = window.dividedBy(Limits.STALLS_PER_WINDOW);
        validity.beyond(
                longestLag.toNanos() / 1e6,
                longestStall,
                "the harness stalled: an event was sent %.1f ms after it was due");
        if (harness != null) {
            validity.theHarnessWasAwake(harness, longestStall, loaded);
        }
        return validity.reasons;
    }

    private void everySendHasItsFate(SendLedger ledger) {
        long unaccounted = ledger.sent() - ledger.acknowledged() - ledger.failed();
        if (unaccounted != 0) {
            reasons.add("%d of %d events were neither acknowledged nor failed".formatted(unaccounted, ledger.sent()));
        }
        if (ledger.failed() > 0) {
            reasons.add("%d sends failed, first of all %s".formatted(ledger.failed(), ledger.failures()));
        }
    }

    private void theScheduleWasKept(Histogram lagNanos) {
        beyond(
                lagNanos.getValueAtPercentile(50) / 1e6,
                Limits.SCHEDULE_LAG_P50,
                "the schedule was not kept: half of the events were sent %.1f ms or more after they were due");
        beyond(
                lagNanos.getValueAtPercentile(99) / 1e6,
                Limits.SCHEDULE_LAG_P99,
                "the schedule was not kept: one in a hundred events were sent %.1f ms or more after they were due");
    }

    private void theScheduleIsWhatItClaims(ScheduleCertificate schedule) {
        schedule.checks().stream()
                .filter(check -> !check.holds())
                .map(check -> "the schedule is not %s: %s".formatted(schedule.process(), check.finding()))
                .forEach(reasons::add);
    }

    private void theSendsFollowedIt(Certificate.Sends sends, Duration measured) {
        if (sends.sent() < Limits.RATE_KEPT * sends.due()) {
            reasons.add(
                    "the generator could not keep its rate: only %d of %d events (%.1f %%) were sent by the time they were due"
                            .formatted(sends.sent(), sends.due(), 100.0 * sends.sent() / sends.due()));
        }
        double burstLimit = Limits.BURSTINESS * Math.max(1, sends.dispersionDue()) + ofOneStall(sends.due(), measured);
        if (sends.dispersionSent() > burstLimit) {
            reasons.add(
                    "the generator sent in bursts of its own: index of dispersion of the events sent in tenths of a second %.1f, of those due %.1f, limit %.1f"
                            .formatted(sends.dispersionSent(), sends.dispersionDue(), burstLimit));
        }
        if (!sends.holds()) {
            reasons.add(
                    "the sends strayed from the schedule: sup|F_sent - F_scheduled| = %.4f, limit %.4f, with up to %d events due and not sent"
                            .formatted(sends.distance(), sends.distanceLimit(), sends.maxUnsent()));
        }
    }

    /**
     * What one stall adds to the index of dispersion: it moves the events of all its slots into the one after it. With s its
     * length, w a slot's and T the trial's, that is {@code due s (s + w) / T^2}.
     */
    private static double ofOneStall(long due, Duration measured) {
        double stall = Limits.BURST_STALL.toMillis();
        double trial = measured.toMillis();
        return due * stall * (stall + ArrivalRow.SLOT_MS) / (trial * trial);
    }

    private void theHarnessWasAwake(Harness harness, Duration longestStall, Duration loaded) {
        beyond(harness.stallMaxMs(), longestStall, "the measuring JVM stood still for %.1f ms");
        beyond(
                harness.gcTotalMs(),
                Duration.ofMillis(Math.round(Limits.GARBAGE_SHARE * loaded.toMillis())),
                "the measuring JVM spent %.0f ms in pauses for garbage collection");
        beyond(
                Math.abs(harness.clockMovedMs()),
                Limits.CLOCK_STEP,
                "the system clock moved by %.1f ms against the monotonic one");
    }

    private void beyond(double observedMs, Duration limit, String what) {
        double limitMs = limit.toNanos() / 1e6;
        if (observedMs > limitMs) {
            reasons.add((what + ", limit %.0f ms").formatted(observedMs, limitMs));
        }
    }
}
