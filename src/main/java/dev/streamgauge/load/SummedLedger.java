package dev.streamgauge.load;

import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * The account of a load that is sent from several places, each with a share of the stream.
 *
 * @param shares their accounts
 */
public record SummedLedger(List<? extends SendLedger> shares) implements SendLedger {

    public SummedLedger {
        shares = List.copyOf(shares);
    }

    private long sum(ToLongFunction<SendLedger> figure) {
        return shares.stream().mapToLong(figure).sum();
    }

    private long most(ToLongFunction<SendLedger> figure) {
        return shares.stream().mapToLong(figure).max().orElse(0);
    }

    @Override
    public long sent() {
        return sum(SendLedger::sent);
    }

    @Override
    public long acknowledged() {
        return sum(SendLedger::acknowledged);
    }

    @Override
    public long failed() {
        return sum(SendLedger::failed);
    }

    @Override
    public List<String> failures() {
        return shares.stream().flatMap(share -> share.failures().stream()).toList();
    }

    @Override
    public long sentIn(int second) {
        return sum(share -> share.sentIn(second));
    }

    @Override
    public long acknowledgedIn(int second) {
        return sum(share -> share.acknowledgedIn(second));
    }

    @Override
    public long failedIn(int second) {
        return sum(share -> share.failedIn(second));
    }

    @Override
    public long maxLagNanosIn(int second) {
        return most(share -> share.maxLagNanosIn(second));
    }

    @Override
    public long sentInSlot(int slot) {
        return sum(share -> share.sentInSlot(slot));
    }

    @Override
    public int slots() {
        return (int) most(SendLedger::slots);
    }

    @Override
    public long maxUnsent() {
        return sum(SendLedger::maxUnsent);
    }

    @Override
    public Histogram lagNanos() {
        Histogram all = new Histogram(3);
        shares.forEach(share -> all.add(share.lagNanos()));
        return all;
    }
}
