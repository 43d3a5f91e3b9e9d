package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Locale;

/**
 * What is done to a running trial: a process is killed and started again, stopped for a while, or cut off (seed 003,
 * experiment 3, and beyond).
 *
 * @param target whose process
 * @param action what is done to it
 * @param during the phase that it happens in
 * @param after how long after that phase began
 * @param lasting how long a paused process stands still, or a disconnected one is cut off; how long a killed one stays down
 *     before it is started again, unless the service itself replaces it
 * @param times how often
 * @param every from one time to the next
 */
public record Fault(
        Target target, Action action, Moment during, Duration after, Duration lasting, int times, Duration every) {

    /** Nothing is done. */
    public static final Fault NONE =
            new Fault(Target.NONE, Action.KILL, Moment.MEASURE, Duration.ZERO, Duration.ZERO, 1, Duration.ZERO);

    /** Whose process. */
    public enum Target {
        /** None. */
        NONE,
        /** What plans and supervises the work: Spark's driver, Flink's JobManager. */
        COORDINATOR,
        /** What does the work: an executor of a Spark cluster, Flink's TaskManager. */
        WORKER,
        /** The Kafka broker. */
        BROKER
    }

    /** What is done to it. */
    public enum Action {
        /** SIGKILL, and a new process on what the old one left on disk. */
        KILL,
        /** SIGSTOP, and SIGCONT later. */
        PAUSE,
        /** Its connections to all other processes are cut, and it runs on; later it is connected again. */
        DISCONNECT
    }

    /** A phase of a trial with traffic. */
    public enum Moment {
        /** The warm-up: the job has just begun to read. */
        WARM_UP,
        /** The measured time. */
        MEASURE,
        /** After it, while the last results are awaited. */
        DRAIN
    }

    /** @throws IllegalArgumentException for a negative time, a pause or a cut that lasts not, or repetitions at once */
    public Fault {
        RefusedValue.ifNegative("after", after);
        RefusedValue.ifNegative("lasting", lasting);
        RefusedValue.unlessPositive("times", times);
        RefusedValue.ifNegative("every", every);
        if (target != Target.NONE && action != Action.KILL && lasting.isZero()) {
            throw new RefusedValue(
                    "lasting", "a %s of 0 s is none".formatted(word(action)), "Write a duration such as 3 s");
        }
        if (times > 1 && every.compareTo(lasting) <= 0) {
            throw new RefusedValue(
                    "every",
                    "%d times, the next one %s after the last, which lasts %s"
                            .formatted(times, Notation.write(every), Notation.write(lasting)),
                    "Write a duration above " + Notation.write(lasting));
        }
    }

    /** Whether anything is done at all. */
    public boolean happens() {
        return target != Target.NONE;
    }

    /** When it is done for the last time, after its phase began. */
    public Duration last() {
        return after.plus(every.multipliedBy(times - 1L));
    }

    /** What is done, such as {@code kill worker, 3 s into measure, 4 times every 12 s}; {@code none} if nothing is. */
    public String inWords() {
        if (!happens()) {
            return "none";
        }
        String once = "%s %s, %s into %s".formatted(word(action), word(target), Notation.write(after), word(during));
        String forHowLong = lasting.isZero() ? "" : ", for " + Notation.write(lasting);
        return once + forHowLong + (times == 1 ? "" : ", %d times every %s".formatted(times, Notation.write(every)));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
