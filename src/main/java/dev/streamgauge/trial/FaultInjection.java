package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.Enclosed;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.Suspension;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.kafka.Broker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does to a running trial what its fault says, at the moments that it says, on a thread of its own. The moments are kept whatever
 * becomes of the job: a strike may come while it still recovers from the one before. Every wait has a deadline.
 */
final class FaultInjection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultInjection.class);

    /** What takes longer than this will not happen any more: engines give a lost process up in a quarter of it. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_ASKING = Duration.ofMillis(50);

    private final Fault fault;
    private final @Nullable Node node;
    private final EngineJob job;
    private final Involved involved;
    private final Pace pace;
    private final BiFunction<Long, Duration, CompletableFuture<Suspension>> suspend;
    private final List<Struck> strikes = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private long loadStartMillis;
    private volatile boolean begun;
    private volatile boolean down;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;

    /**
     * What is to be done to a trial.
     *
     * @throws MissingAbilityException if the fault strikes a process that there is not, or that cannot be struck here
     */
    static FaultInjection of(Fault fault, Broker broker, EngineJob job, Involved involved) {
        return new FaultInjection(fault, broker, job, involved, Pace.real(), Suspension::of);
    }

    /** The same, with what a test may replace: the time, and what stops a process. */
    FaultInjection(
            Fault fault,
            Broker broker,
            EngineJob job,
            Involved involved,
            Pace pace,
            BiFunction<Long, Duration, CompletableFuture<Suspension>> suspend) {
        this.fault = fault;
        this.node = fault.happens() ? node(fault, broker, job) : null;
        this.job = job;
        this.involved = involved;
        this.pace = pace;
        this.suspend = suspend;
        this.over = !fault.happens();
    }

    private static Node node(Fault fault, Broker broker, EngineJob job) {
        Fault.Target target = fault.target();
        Node node = (target == Fault.Target.BROKER ? broker.node() : job.node(target))
                .filter(there -> there.process().pid().isPresent())
                .orElseThrow(() -> new MissingAbilityException(
                        "There is no %s that a fault could strike, as broker and engine run here."
                                .formatted(target.name().toLowerCase(Locale.ROOT)),
                        "Leave this trial out, choose another fault.target, or another deployment or testbed."));
        if (fault.action() == Fault.Action.DISCONNECT && !(node.process() instanceof Enclosed)) {
            throw new MissingAbilityException(
                    "%s shares a network with this JVM, and cannot be cut off from it."
                            .formatted(node.process().name()),
                    "Leave this trial out, choose another fault.action, or run it with -Dtestbed=containers.");
        }
        return node;
    }

    /**
     * A phase begins; if it is the fault's, its time runs.
     *
     * @param startMillis wall clock of offset 0
     * @param offset when the phase begins, after that
     */
    void begin(Fault.Moment phase, long startMillis, Duration offset) {
        if (node == null || phase != fault.during()) {
            return;
        }
        Node struck = node;
        loadStartMillis = startMillis;
        thread = new Thread(() -> run(struck, offset.plus(fault.after())), "streamgauge-faults");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Node struck, Duration first) {
        try {
            long atMillis = loadStartMillis + first.toMillis();
            for (int number = 1; number <= fault.times(); number++) {
                if (!pace.reaches(atMillis)) {
                    return;
                }
                long nextMillis = number == fault.times()
                        ? Long.MAX_VALUE
                        : atMillis + fault.every().toMillis();
                new Course(struck, nextMillis).run();
                atMillis = nextMillis;
            }
            over = !down;
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** One strike, from the blow until the service works again, or the next blow falls. */
    private final class Course {

        private final Node struck;
        private final ServiceProcess victim;
        private final long nextMillis;
        private final int number = strikes.size();

        Course(Node struck, long nextMillis) {
            this.struck = struck;
            this.victim = struck.process();
            this.nextMillis = nextMillis;
        }

        void run() throws ExecutionException, InterruptedException {
            begun = true;
            down = true;
            boolean goesOn = switch (fault.action()) {
                case KILL -> kill();
                case PAUSE -> lasts(pause());
                case DISCONNECT -> lasts(((Enclosed) victim).disconnect(fault.lasting()));
            };
            involved.look();
            if (goesOn && becomesReady()) {
                note(strike().ready(now()));
                down = false;
            }
            askWhenItWasNoticed(number);
        }

        private boolean kill() {
            long atMs = now();
            int status = struck.kill();
            strikes.add(new Struck(victim.name(), pid(), status, atMs));
            LOG.info("{} (pid {}) was killed: status {}", victim.name(), pid(), status);
            if (!pace.reaches(loadStartMillis + atMs + fault.lasting().toMillis())) {
                return false;
            }
            struck.restart();
            note(strike().back(now()));
            return true;
        }

        /** What a process has started stands still with it only where both are held in one place. */
        private CompletableFuture<Suspension> pause() {
            return victim instanceof Enclosed enclosed
                    ? enclosed.pause(fault.lasting())
                    : suspend.apply(pid(), fault.lasting());
        }

        private boolean lasts(CompletableFuture<Suspension> end) throws ExecutionException, InterruptedException {
            Duration deadline = fault.lasting().plus(DEADLINE);
            try {
                Suspension suspension = end.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
                strikes.add(new Struck(victim.name(), pid(), null, sinceStart(suspension.from()))
                        .back(sinceStart(suspension.until())));
                struck.goesOn();
                return true;
            } catch (TimeoutException e) {
                throw new NotReadyException(
                        "%s to go on after a %s"
                                .formatted(victim.name(), fault.action().name().toLowerCase(Locale.ROOT)),
                        deadline,
                        List.of(victim));
            }
        }

        private boolean becomesReady() {
            long deadlineMillis = pace.epochMillis() + DEADLINE.toMillis();
            while (!struck.ready()) {
                long nowMillis = pace.epochMillis();
                if (nowMillis >= nextMillis) {
                    return false;
                }
                if (nowMillis >= deadlineMillis) {
                    throw new NotReadyException(
                            "%s to work again after its %s"
                                    .formatted(
                                            victim.name(), fault.action().name().toLowerCase(Locale.ROOT)),
                            DEADLINE,
                            List.of(struck.process()));
                }
                if (!pace.reaches(nowMillis + BETWEEN_ASKING.toMillis())) {
                    return false;
                }
            }
            return true;
        }

        private long pid() {
            return victim.pid().orElseThrow();
        }

        private Struck strike() {
            return strikes.get(number);
        }

        private void note(Struck more) {
            strikes.set(number, more);
        }

        private long now() {
            return pace.epochMillis() - loadStartMillis;
        }
    }

    private long sinceStart(Instant instant) {
        return instant.toEpochMilli() - loadStartMillis;
    }

    private void askWhenItWasNoticed(int number) {
        Struck strike = strikes.get(number);
        try {
            job.noticedFailure(Instant.ofEpochMilli(loadStartMillis + strike.atMs()))
                    .ifPresent(noticed -> strikes.set(number, strike.noticed(sinceStart(noticed))));
        } catch (RuntimeException e) {
            LOG.warn("The engine could not be asked when it noticed what befell {}", strike.process(), e);
        }
    }

    /** Whether it has begun to strike: from then on a failure that the job recovers from is none. */
    boolean begun() {
        return begun;
    }

    /** What is struck and does not work again yet, so that its processes may be dead. */
    Fault.Target down() {
        return down ? fault.target() : Fault.Target.NONE;
    }

    /** Whether all strikes have happened, and the service works again. At once, if there is none. */
    boolean over() {
        return over;
    }

    /** Why it broke off, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** What is wrong with the job that is not the fault's doing. */
    Optional<String> trouble() {
        if (begun) {
            return job.failedForGood();
        }
        try {
            return job.trouble().filter(trouble -> !begun);
        } catch (RuntimeException e) {
            if (begun) {
                return Optional.empty(); // it was struck while it was asked
            }
            throw e;
        }
    }

    /** Every strike so far. */
    List<Struck> strikes() {
        return List.copyOf(strikes);
    }

    /**
     * Ends it: what stands still goes on, what is down stays down, and nothing is struck or started from then on. Returns when that
     * is so. Legal more than once.
     */
    @Override
    public void close() {
        pace.end();
        if (thread == null) {
            return;
        }
        try {
            thread.join(fault.lasting().plus(DEADLINE.multipliedBy(2)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("A fault is still being dealt with");
            thread.interrupt();
        }
    }

    /** Asks once more when the engine noticed what it had not told by then. To be asked while the job runs, when all is over. */
    void askAgain() {
        for (int number = 0; number < strikes.size(); number++) {
            if (strikes.get(number).noticedMs() == null) {
                askWhenItWasNoticed(number);
            }
        }
    }
}
