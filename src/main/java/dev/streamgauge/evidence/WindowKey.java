package dev.streamgauge.evidence;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What tells the rows of a trial apart: by the window, then by the campaign.
 *
 * @param startMs start of the window, in milliseconds from whatever instant the keys have in common
 * @param campaign the campaign; null for a whole window
 */
public record WindowKey(long startMs, @Nullable String campaign) implements Comparable<WindowKey> {

    private static final Comparator<WindowKey> ORDER =
            Comparator.comparingLong(WindowKey::startMs).thenComparing(WindowKey::name);

    private String name() {
        return campaign == null ? "" : campaign;
    }

    /** The same from a later instant on, such as the load's start: the same then on every engine of a pair. */
    public WindowKey since(long originMs) {
        return new WindowKey(startMs - originMs, campaign);
    }

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
