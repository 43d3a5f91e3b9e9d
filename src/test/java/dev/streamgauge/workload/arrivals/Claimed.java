package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Schedules of one minute at 500 events a second, bursts of four times the rate for 400 ms beside 1.6 s of quiet, and what
 * is claimed of them.
 */
final class Claimed {

    static final Duration UNTIL = Duration.ofMinutes(1);

    private Claimed() {}

    static ArrivalProcess process(ArrivalKind kind) {
        return process(kind, 500);
    }

    static ArrivalProcess process(ArrivalKind kind, double rateHz) {
        return ArrivalProcess.of(new Load.Arrivals(kind, Duration.ofMillis(400), Duration.ofMillis(1600), 4), rateHz);
    }

    static LongStream schedule(ArrivalProcess process, long seed) {
        Arrivals arrivals = process.arrivals(seed);
        return LongStream.iterate(next(arrivals), due -> due < UNTIL.toNanos(), due -> next(arrivals));
    }

    private static long next(Arrivals arrivals) {
        arrivals.advance();
        return arrivals.offsetNanos();
    }

    static ScheduleCertificate certificate(ArrivalProcess process, long seed) {
        return process.certify(seed, schedule(process, seed), UNTIL);
    }

    static Check check(ScheduleCertificate certificate, String name) {
        List<Check> named = certificate.checks().stream()
                .filter(check -> check.name().equals(name))
                .toList();
        assertThat(named).as("checks called %s", name).hasSize(1);
        return named.get(0);
    }

    static List<String> failures(ScheduleCertificate certificate) {
        return certificate.checks().stream()
                .filter(check -> !check.holds())
                .map(Check::name)
                .toList();
    }
}
