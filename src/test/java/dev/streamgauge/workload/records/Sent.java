package dev.streamgauge.workload.records;

import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a stream, as it is sent. */
public record Sent(
        long index,
        long dueNanos,
        boolean malformed,
        @Nullable String text) {

    public byte[] bytes() {
        return text == null ? new byte[0] : RecordText.bytes(text);
    }

    /** The stream of a workload from its beginning to its end, each record sent at the given time. */
    public static List<Sent> of(Workload workload, long sentEpochNanos) {
        List<Sent> sent = new ArrayList<>();
        EventStream stream = workload.stream();
        for (stream.advance(); stream.intendedOffsetNanos() != EventStream.NEVER; stream.advance()) {
            byte[] value = stream.encode(0, sentEpochNanos);
            sent.add(new Sent(
                    stream.index(),
                    stream.intendedOffsetNanos(),
                    stream.malformed(),
                    value == null ? null : RecordText.text(value)));
        }
        return sent;
    }

    /** The hash of the stream of a workload. */
    public static String hash(Workload workload) {
        StreamHash hash = new StreamHash();
        EventStream stream = workload.stream();
        for (stream.advance(); stream.intendedOffsetNanos() != EventStream.NEVER; stream.advance()) {
            stream.addTo(hash);
        }
        return hash.hex();
    }
}
