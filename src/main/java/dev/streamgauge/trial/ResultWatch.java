package dev.streamgauge.trial;

import dev.streamgauge.probe.ResultProbe;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The probes of one trial: of its results, and of what its job sets aside, where it does. */
final class ResultWatch implements AutoCloseable {

    private final List<ResultProbe> probes;

    private ResultWatch(List<ResultProbe> probes) {
        this.probes = probes;
    }

    /** Starts watching on behalf of the account. */
    static ResultWatch start(ResultSource source, ResultAccount account) {
        return new ResultWatch(Stream.concat(
                        Stream.of(source.watchResults(account.results())),
                        account.deadLetters().stream().map(source::watchDeadLetters))
                .toList());
    }

    /** What could not be read, and why. */
    List<String> unreadable() {
        return probes.stream().flatMap(probe -> probe.unreadable().stream()).toList();
    }

    /** Why watching broke off, or null. */
    @Nullable
    Throwable failure() {
        return probes.stream()
                .map(ResultProbe::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Reads what the topics hold by now, then stops. */
    @Override
    public void close() {
        probes.forEach(ResultProbe::finish);
        probes.forEach(ResultProbe::close);
    }
}
