package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.rig.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code org.apache.kafka.tools.ProducerPerformance} prints about every five seconds: the records whose
 * acknowledgement came since its last line, and their rate.
 */
final class ReferenceLines {

    private static final Pattern LINE = Pattern.compile(
            "(\\d+) records sent, ([0-9.]+) records/sec \\([0-9.]+ MB/sec\\), [0-9.]+ ms avg latency, [0-9.]+ ms max latency\\.");

    private ReferenceLines() {}

    /** The lines added up. A line does not tell its length, but records over rate is just that. */
    static List<Tally> tallies(List<String> lines) {
        List<Tally> tallies = new ArrayList<>();
        double seconds = 0;
        long records = 0;
        for (String line : lines) {
            Matcher interval = LINE.matcher(line);
            if (interval.matches()) {
                long count = Long.parseLong(interval.group(1));
                double rate = Double.parseDouble(interval.group(2));
                if (rate > 0) {
                    seconds += count / rate;
                    records += count;
                    tallies.add(new Tally(seconds, records));
                }
            }
        }
        return tallies;
    }
}
