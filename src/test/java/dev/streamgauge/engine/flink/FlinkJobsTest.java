package dev.streamgauge.engine.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs as a cluster tells them: one of ours that runs, one that has ended, and somebody else's. */
class FlinkJobsTest {

    private static final String OVERVIEW = """
            {"jobs":[
              {"jid":"a1","name":"streamgauge-ad_events_topic-small-all-r1","end-time":-1},
              {"jid":"b2","name":"streamgauge-ad_events_topic-small-all-r2","end-time":1795986571559},
              {"jid":"c3","name":"billing","end-time":-1}]}""";

    private final List<String> cancelled = new CopyOnWriteArrayList<>();
    private HttpServer cluster;
    private URI rest;

    @BeforeEach
    void start() throws IOException {
        cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cluster.createContext("/jobs/", exchange -> {
            byte[] answer = OVERVIEW.getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("PATCH")) {
                cancelled.add(exchange.getRequestURI().getPath());
                answer = "{}".getBytes(StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        cluster.start();
        rest = URI.create("http://127.0.0.1:" + cluster.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        cluster.stop(0);
    }

    @Test
    void aNameThatARunningJobHasIsRefused() {
        assertThatThrownBy(() -> FlinkJobs.requireNone(rest, "streamgauge-ad_events_topic-small-all-r1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "A job streamgauge-ad_events_topic-small-all-r1 runs on the Flink cluster at %s already: an earlier run was"
                                + " killed, or another one goes on. If it was killed, -Dcleanup removes what it left.",
                        rest);
    }

    @Test
    void aNameThatOnlyAnEndedJobHadIsFree() {
        assertThatCode(() -> FlinkJobs.requireNone(rest, "streamgauge-ad_events_topic-small-all-r2"))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsLeftOfOursIsCancelledAndNothingElse() {
        assertThat(FlinkJobs.cancel(rest, name -> name.startsWith("streamgauge-")))
                .isEqualTo(1);

        assertThat(cancelled).containsExactly("/jobs/a1");
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed() {
        cluster.stop(0);

        assertThatThrownBy(() -> FlinkJobs.requireNone(rest, "any"))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessageContaining("No Flink JobManager answers at -Dflink.rest=" + rest);
    }
}
