package dev.streamgauge.claim.gate;

import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.Calibration.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On what footing a run is compared with a baseline: is it the same class of machine, and is it as fast as it was?
 *
 * @param kind what may be compared
 * @param reason how this machine is to the baseline's, in a sentence
 * @param speeds how fast this machine is by a calibration figure, relative to the baseline's; empty if nobody measured
 */
public record Footing(Kind kind, String reason, Map<String, Double> speeds) {

    /** That of a duet. */
    static final Footing SIDE_BY_SIDE =
            new Footing(Kind.SAME, "the same machine, trial by trial on the same streams", Map.of());

    /** What may be compared. */
    public enum Kind {
        /** The same class of machine, as fast as it was: everything, as it stands. */
        SAME,
        /** The same class of machine, but not as fast as it was: what is worse may be the machine's doing, and cannot fail. */
        DISTURBED,
        /** Another class of machine: rates only, relative to the calibration. Times follow timers, not the machine's speed. */
        RELATIVE,
        /** Another class of machine, or conditions that cannot be compared: nothing. */
        REFUSED
    }

    /**
     * What a class of machine is known by, and what follows from it. The operating system's and the JVM's versions change under
     * a machine: they are in the fingerprint to be read, and what they cost is a change like any other.
     */
    private static final List<String> CLASS = List.of("cpu", "cores", "memory");

    /** A slower processor than this, or a faster one than its inverse, is not the machine that it was. */
    private static final double CPU_STEADY = 0.85;

    /** The broker's rate scatters more: it waits for disk and network stack. */
    private static final double BROKER_STEADY = 0.6;

    public Footing {
        speeds = Map.copyOf(speeds);
    }

    /**
     * Compares machines.
     *
     * @param before facts about the baseline's machine, by name
     * @param calibrated how fast it was; null if nobody measured
     * @param now facts about this machine
     * @param calibration how fast this one is; null if nobody measured
     */
    public static Footing of(
            Map<String, String> before,
            @Nullable Calibration calibrated,
            Map<String, String> now,
            @Nullable Calibration calibration) {
        Map<String, Double> speeds = speeds(calibrated, calibration);
        List<String> differences = new ArrayList<>();
        for (String fact : CLASS) {
            String was = before.getOrDefault(fact, "unknown");
            String is = now.getOrDefault(fact, "unknown");
            if (!was.equals(is)) {
                differences.add("%s %s against %s".formatted(fact, is, was));
            }
        }
        if (!differences.isEmpty()) {
            String other = "another class of machine than the baseline's: " + String.join(", ", differences);
            return speeds.isEmpty()
                    ? new Footing(Kind.REFUSED, other + "; and nobody calibrated both", speeds)
                    : new Footing(Kind.RELATIVE, other + "; " + told(speeds), speeds);
        }
        if (speeds.isEmpty()) {
            return new Footing(Kind.SAME, "the baseline's class of machine, not calibrated", speeds);
        }
        boolean steady = steady(speeds.get(Calibration.CPU), CPU_STEADY)
                && steady(speeds.get(Calibration.BROKER), BROKER_STEADY);
        return steady
                ? new Footing(Kind.SAME, "the baseline's class of machine, as fast as it was: " + told(speeds), speeds)
                : new Footing(
                        Kind.DISTURBED,
                        "the baseline's class of machine, but not as fast as it was: " + told(speeds),
                        speeds);
    }

    /** What a machine's class is called: {@code AMD EPYC, 2 cores, 23.5 GiB}. */
    public static String machineClass(Map<String, String> environment) {
        return "%s, %s cores, %s"
                .formatted(
                        environment.getOrDefault("cpu", "unknown"),
                        environment.getOrDefault("cores", "unknown"),
                        environment.getOrDefault("memory", "unknown"));
    }

    /** Conditions that cannot be compared, whatever the machine. */
    static Footing refused(String reason) {
        return new Footing(Kind.REFUSED, reason, Map.of());
    }

    private static Map<String, Double> speeds(@Nullable Calibration before, @Nullable Calibration now) {
        Map<String, Double> speeds = new LinkedHashMap<>();
        if (before == null || now == null) {
            return speeds;
        }
        for (String name : List.of(Calibration.CPU, Calibration.BROKER)) {
            Figure was = before.figures().get(name);
            Figure is = now.figures().get(name);
            if (was != null && is != null) {
                speeds.put(name, is.median() / was.median());
            }
        }
        return speeds;
    }

    private static boolean steady(@Nullable Double speed, double least) {
        return speed == null || (speed >= least && speed <= 1 / least);
    }

    private static String told(Map<String, Double> speeds) {
        List<String> told = new ArrayList<>();
        Calibration.NAMES.stream()
                .filter(speeds::containsKey)
                .forEach(
                        name -> told.add(String.format(Locale.ROOT, "%s at %.2f of its rate", name, speeds.get(name))));
        return String.join(", ", told);
    }
}
