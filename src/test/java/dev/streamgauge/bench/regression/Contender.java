package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.ServiceProcess;
import java.util.List;
import java.util.Optional;

/** Something that brings the records of one topic, each once, to another. */
sealed interface Contender {

    /** Its name in the outcome. */
    String name();

    /** Starts it, and returns when it runs; by then it may be through with much of its input. */
    Running start(JobRequest request);

    /** Whether its values are predictions, and not what it has read. */
    boolean predicts();

    /** A contender at work. */
    interface Running extends AutoCloseable {

        /** The processes that it runs in. */
        List<ServiceProcess> processes();

        /** What has gone wrong with it although its processes live; or empty. */
        Optional<String> trouble();

        @Override
        void close();
    }

    /** No engine: a loop in a JVM of its own. */
    record Copy() implements Contender {

        @Override
        public String name() {
            return "copy";
        }

        @Override
        public boolean predicts() {
            return false;
        }

        @Override
        public Running start(JobRequest request) {
            ChildProcess copying = Child.start(
                    "copy",
                    request.logs(),
                    Copying.class,
                    List.of(request.bootstrapServers(), request.inputTopic(), request.outputTopic()));
            return new Running() {
                @Override
                public List<ServiceProcess> processes() {
                    return List.of(copying);
                }

                @Override
                public Optional<String> trouble() {
                    return Optional.empty();
                }

                @Override
                public void close() {
                    copying.kill();
                }
            };
        }
    }

    /** The inference job of an engine. */
    record OnEngine(Engine engine) implements Contender {

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public boolean predicts() {
            return true;
        }

        @Override
        public Running start(JobRequest request) {
            EngineJob job = engine.submit(request);
            return new Running() {
                @Override
                public List<ServiceProcess> processes() {
                    return job.processes();
                }

                @Override
                public Optional<String> trouble() {
                    return job.trouble();
                }

                @Override
                public void close() {
                    job.close();
                }
            };
        }
    }
}
