package dev.streamgauge.trial;

import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.probe.ResultProbe;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;

/**
 * Where the results of a trial are read, and what of them counts.
 *
 * @param isolation whether what is not committed is read, too
 */
record ResultSource(String bootstrapServers, TrialTopics topics, IsolationLevel isolation) {

    private static final String EXACTLY_ONCE = "exactly once";

    /** A source of results as a job promises them: once each to who reads what is committed, or to anybody who reads. */
    static ResultSource of(String bootstrapServers, TrialTopics topics, Map<String, String> settings) {
        return new ResultSource(
                bootstrapServers,
                topics,
                EXACTLY_ONCE.equals(settings.get(SettingNames.DELIVERY))
                        ? IsolationLevel.READ_COMMITTED
                        : IsolationLevel.READ_UNCOMMITTED);
    }

    ResultProbe watchResults(ResultProbe.Reader reader) {
        return ResultProbe.start(bootstrapServers, topics.output(), isolation, reader);
    }

    ResultProbe watchDeadLetters(ResultProbe.Reader reader) {
        return ResultProbe.start(bootstrapServers, topics.deadLetters(), isolation, reader);
    }

    void readResults(ReadBack.Reader reader) {
        ReadBack.read(bootstrapServers, topics.output(), isolation, reader);
    }

    void readEvents(ReadBack.Reader reader) {
        ReadBack.read(bootstrapServers, topics.input(), reader);
    }

    void readDeadLetters(ReadBack.Reader reader) {
        ReadBack.read(bootstrapServers, topics.deadLetters(), isolation, reader);
    }
}
