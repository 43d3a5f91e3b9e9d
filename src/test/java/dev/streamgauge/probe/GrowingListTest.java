package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GrowingListTest {

    private static final int MANY = 100_000;

    private final GrowingList<Integer> list = new GrowingList<>();

    private void add(int from, int to) {
        IntStream.range(from, to).forEach(list::add);
    }

    @Test
    void holdsWhatWasAddedInOrder() {
        assertThat(list.soFar()).isEmpty();

        add(0, MANY);

        assertThat(list.soFar())
                .containsExactlyElementsOf(() -> IntStream.range(0, MANY).iterator());
    }

    @Test
    void whatWasTakenStaysAsItWas() {
        add(0, 3);
        List<Integer> taken = list.soFar();

        add(3, MANY);

        assertThat(taken).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> taken.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> taken.add(3)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aReaderSeesACompleteBeginningWhileAnotherThreadAdds() {
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> add(0, 20 * MANY));

        int seen = 0;
        while (seen < 20 * MANY) {
            List<Integer> soFar = list.soFar();
            assertThat(soFar.size()).isGreaterThanOrEqualTo(seen);
            seen = soFar.size();
            for (int position = Math.max(0, seen - 100); position < seen; position++) {
                assertThat(soFar.get(position)).isEqualTo(position);
            }
        }
        adding.join();
    }
}
