package dev.streamgauge.load;

import org.jspecify.annotations.Nullable;

/** Takes events off the schedule's hands. Must not wait for the event's fate, or it would delay the next one. */
@FunctionalInterface
public interface EventSink {

    /**
     * Sends one event.
     *
     * @param index position in the stream
     * @param sentNanos wall clock of the send, epoch
     * @param producer which producer sends it, from 0
     * @param partition partition of the input topic
     * @param value the record's value, to be copied by who keeps it beyond this call; null is a tombstone
     * @param fate told once what became of the event, from any thread; the same object serves many events
     */
    void send(long index, long sentNanos, int producer, int partition, byte @Nullable [] value, Fate fate);

    /** Is told what became of events, each by its position in the stream. */
    interface Fate {

        /** The broker has it. */
        void acknowledged(long index);

        /** It will not get there. */
        void failed(long index, Exception reason);
    }
}
