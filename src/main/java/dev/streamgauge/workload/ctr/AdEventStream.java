package dev.streamgauge.workload.ctr;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.arrivals.ArrivalProcess;
import dev.streamgauge.workload.arrivals.Arrivals;
import dev.streamgauge.workload.arrivals.SeededRandom;
import dev.streamgauge.workload.arrivals.StateCursor;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Ad events in the order in which they are due, with malformed records spread evenly among them. Every record, malformed
 * or not, goes to a producer and a partition drawn at random, so that a Poisson stream stays Poisson on each of them.
 */
final class AdEventStream implements EventStream {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Load load;
    private final AdCatalogue catalogue;
    private final Arrivals arrivals;
    private final StateCursor states;
    private final UniformRandomProvider marks;
    private final UniformRandomProvider unknownAds;
    private final UniformRandomProvider lateness;
    private final UniformRandomProvider producers;
    private final UniformRandomProvider partitions;
    private final int partitionCount;
    private final AdEventWriter writer;
    private final long malformedSpanNanos;
    private int malformedSoFar;

    private long index = -1;
    private long intendedOffsetNanos;
    private int producer;
    private int partition;
    private @Nullable Malformed malformed;
    private int user;
    private int page;
    private int ad;
    private int adType;
    private boolean click;
    private long latenessMillis;

    AdEventStream(
            Load load,
            int partitionCount,
            ArrivalProcess process,
            AdCatalogue catalogue,
            long malformedSpanNanos,
            long seed) {
        this.load = load;
        this.partitionCount = partitionCount;
        this.catalogue = catalogue;
        this.malformedSpanNanos = malformedSpanNanos;
        this.arrivals = process.arrivals(seed);
        this.states = process.states(seed);
        this.marks = SeededRandom.stream(seed, "marks");
        this.unknownAds = SeededRandom.stream(seed, "unknownAds");
        this.lateness = SeededRandom.stream(seed, "lateness");
        this.producers = SeededRandom.stream(seed, "producers");
        this.partitions = SeededRandom.stream(seed, "partitions");
        this.writer = new AdEventWriter(catalogue, load.producers());
        arrivals.advance();
    }

    @Override
    public void advance() {
        index++;
        producer = producers.nextInt(load.producers());
        partition = partitions.nextInt(partitionCount);
        long malformedOffsetNanos = nextMalformedOffsetNanos();
        if (malformedOffsetNanos < arrivals.offsetNanos()) {
            intendedOffsetNanos = malformedOffsetNanos;
            malformed = Malformed.inTurn(malformedSoFar++);
        } else {
            intendedOffsetNanos = arrivals.offsetNanos();
            malformed = null;
            drawEvent();
            arrivals.advance();
        }
    }

    private long nextMalformedOffsetNanos() {
        return malformedSoFar == load.malformed()
                ? Long.MAX_VALUE
                : (long) ((malformedSoFar + 0.5) / load.malformed() * malformedSpanNanos);
    }

    private void drawEvent() {
        user = marks.nextInt(catalogue.users());
        page = marks.nextInt(catalogue.pages());
        ad = marks.nextInt(catalogue.knownAds());
        if (unknownAds.nextDouble() < load.events().unknownAds()) {
            ad = unknownAds.nextInt(catalogue.knownAds(), catalogue.ads());
        }
        adType = marks.nextInt(catalogue.adTypes());
        click = marks.nextDouble() < load.events().clickProbability();
        latenessMillis = 0;
        if (lateness.nextDouble() < load.lateness().share()) {
            latenessMillis = lateness.nextLong(
                    load.lateness().min().toMillis(), load.lateness().max().toMillis() + 1);
        }
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public long intendedOffsetNanos() {
        return intendedOffsetNanos;
    }

    @Override
    public int state() {
        return states.stateAt(intendedOffsetNanos);
    }

    @Override
    public int producer() {
        return producer;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public boolean malformed() {
        return malformed != null;
    }

    /** Whether the event is a click; else it is a view. */
    boolean click() {
        return click;
    }

    /** The campaign of the event's ad. */
    String campaign() {
        return catalogue.campaign(ad);
    }

    /** By how many whole milliseconds the event's time lies before its intended time. */
    long latenessMillis() {
        return latenessMillis;
    }

    /** Event time after the stream's start; negative if the event is dated before it. */
    long eventOffsetMillis() {
        return intendedOffsetNanos / NANOS_PER_MILLI - latenessMillis;
    }

    @Override
    public byte @Nullable [] encode(long startEpochNanos, long sentEpochNanos) {
        if (malformed != null) {
            return malformed.value();
        }
        return writer.write(
                producer,
                user,
                page,
                ad,
                adType,
                click,
                startEpochNanos / NANOS_PER_MILLI + eventOffsetMillis(),
                sentEpochNanos);
    }

    @Override
    public void addTo(StreamHash hash) {
        hash.add(
                malformed != null
                        ? CanonicalLine.ofMalformed(index)
                        : CanonicalLine.ofEvent(
                                index,
                                eventOffsetMillis(),
                                catalogue.user(user),
                                catalogue.page(page),
                                catalogue.ad(ad),
                                catalogue.adType(adType),
                                click,
                                catalogue.address(user)));
    }
}
