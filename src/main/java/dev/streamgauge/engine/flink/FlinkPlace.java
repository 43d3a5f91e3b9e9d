package dev.streamgauge.engine.flink;

import dev.streamgauge.engine.JobJars;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.UserJar;
import dev.streamgauge.engine.flink.job.FlinkCtrJob;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.flink.Cluster;
import dev.streamgauge.testbed.flink.ExistingCluster;
import dev.streamgauge.testbed.flink.FlinkCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.jspecify.annotations.Nullable;

/** Where jobs run, and what is submitted there. */
interface FlinkPlace {

    /** A cluster for each job. It has the connectors on its class path, and is given the job alone. */
    FlinkPlace OWN = own(null);

    /**
     * A cluster for each job, which is given the job alone.
     *
     * @param otherBuild folder or jar of the classes of another build; null for this one
     */
    static FlinkPlace own(@Nullable Path otherBuild) {
        Path classes = otherBuild == null ? JobJar.source(FlinkCtrJob.class) : otherBuild;
        return started(
                Site.LOCAL,
                (program, request) -> program.userJar()
                        .map(UserJar::built)
                        .orElseGet(() -> JobJar.of(
                                FlinkCtrJob.class.getPackageName(),
                                classes,
                                request.directory().resolve("flink/job.jar"))));
    }

    /**
     * A cluster for each job elsewhere, which has no connectors.
     *
     * @param jar all jobs with their connectors
     */
    static FlinkPlace on(Site site, Path jar) {
        return started(site, (program, request) -> whole(program, jar));
    }

    private static Path whole(FlinkProgram program, Path jar) {
        return program.userJar().map(UserJar::built).orElseGet(() -> JobJars.built(jar));
    }

    private static FlinkPlace started(Site site, BiFunction<FlinkProgram, JobRequest, Path> jar) {
        return new FlinkPlace() {
            @Override
            public Cluster cluster(JobRequest request) {
                return FlinkCluster.start(
                        site,
                        request.directory().resolve("flink"),
                        request.logs(),
                        request.pipeline().parallelism());
            }

            @Override
            public Path jar(FlinkProgram program, JobRequest request) {
                return jar.apply(program, request);
            }

            @Override
            public String memory() {
                return FlinkCluster.TASK_MANAGER_MEMORY + " TaskManager process, JobManager beside it";
            }

            @Override
            public String version() {
                return site.describe("flink", EnvironmentInformation.getVersion());
            }
        };
    }

    /**
     * A cluster that runs already, and has no connectors.
     *
     * @param rest address of its REST interface
     * @param jar all jobs with their connectors
     */
    static FlinkPlace at(URI rest, Path jar) {
        return new FlinkPlace() {
            @Override
            public Cluster cluster(JobRequest request) {
                FlinkJobs.requireNone(rest, request.inputTopic());
                ClusterRoom.of(rest).require(request.pipeline().parallelism(), "or lower pipeline.parallelism");
                return new ExistingCluster(rest);
            }

            @Override
            public Path jar(FlinkProgram program, JobRequest request) {
                return whole(program, jar);
            }

            @Override
            public String memory() {
                return "the cluster's";
            }

            @Override
            public String version() {
                return EnvironmentInformation.getVersion();
            }
        };
    }

    /**
     * The cluster for a job.
     *
     * @throws dev.streamgauge.process.NotReadyException if it does not start in time
     * @throws dev.streamgauge.testbed.MissingAbilityException if there is none, or it has no room, with the fix
     */
    Cluster cluster(JobRequest request);

    /** The jar that holds the program's main class. */
    Path jar(FlinkProgram program, JobRequest request);

    /** What there is of memory, for who compares engines. */
    String memory();

    /** The version of Flink, and what it came in. */
    String version();
}
