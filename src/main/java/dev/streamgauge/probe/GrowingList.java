package dev.streamgauge.probe;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * What one thread adds, and any thread may read at any time. Neither adding nor reading copies what is there: elements stay
 * where they are, in chunks, and a reader sees as many of them as there were when it asked.
 */
public final class GrowingList<T> {

    private static final int CHUNK = 4096;

    private volatile Object[][] chunks = new Object[16][];

    /** Written last, so that who reads it sees what it counts. */
    private volatile int size;

    /** Adds an element; for one thread. */
    public void add(T element) {
        int position = size;
        int chunk = position / CHUNK;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if (position % CHUNK == 0) {
            chunks[chunk] = new Object[CHUNK];
        }
        chunks[chunk][position % CHUNK] = element;
        size = position + 1;
    }

    /** What was added so far, in order. Does not change. */
    public List<T> soFar() {
        int now = size;
        return new Beginning<>(chunks, now);
    }

    private static final class Beginning<T> extends AbstractList<T> implements RandomAccess {

        private final Object[][] chunks;
        private final int size;

        Beginning(Object[][] chunks, int size) {
            this.chunks = chunks;
            this.size = size;
        }

        @Override
        @SuppressWarnings("unchecked") // only T is ever added
        public T get(int index) {
            Objects.checkIndex(index, size);
            return (T) chunks[index / CHUNK][index % CHUNK];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
