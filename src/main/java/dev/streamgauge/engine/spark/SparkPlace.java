package dev.streamgauge.engine.spark;

import dev.streamgauge.engine.JobJars;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.spark.ExistingMaster;
import dev.streamgauge.testbed.spark.StandaloneCluster;
import dev.streamgauge.testbed.spark.TaskPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.SparkBuildInfo;
import org.jspecify.annotations.Nullable;

/** Where drivers and their tasks run. */
interface SparkPlace {

    /**
     * What a driver is started with.
     *
     * @param site where the driver runs
     * @param cluster the one that was started for its tasks; null if none was
     * @param tasks where its tasks run
     */
    record Seat(Site site, @Nullable StandaloneCluster cluster, TaskPlace tasks) implements AutoCloseable {

        /** Stops the cluster that was started. */
        @Override
        public void close() {
            if (cluster != null) {
                cluster.close();
            }
        }
    }

    /**
     * On this machine: tasks run in the driver, or in a cluster for each job where the pipeline asks for one.
     *
     * @param jobs classes that both see before this JVM's
     */
    static SparkPlace own(List<Path> jobs) {
        return new SparkPlace() {
            @Override
            public boolean clustered(Pipeline pipeline) {
                return pipeline.spark().deployment() == Pipeline.Deployment.STANDALONE;
            }

            @Override
            public Seat seat(JobRequest request) {
                return clustered(request.pipeline())
                        ? inCluster(Site.LOCAL, request, tasks -> tasks.seeingFirst(jobs))
                        : new Seat(
                                Site.LOCAL,
                                null,
                                TaskPlace.driver(request.pipeline().parallelism())
                                        .seeingFirst(jobs));
            }
        };
    }

    /**
     * Elsewhere, in a cluster for each job, which has no connectors.
     *
     * @param jar all jobs with their connectors
     */
    static SparkPlace on(Site site, Path jar) {
        return new SparkPlace() {
            @Override
            public Seat seat(JobRequest request) {
                Path copy = copied(JobJars.built(jar), request.directory(), "spark-job.jar");
                return inCluster(site, request, tasks -> tasks.seeingFirst(List.of(copy)));
            }

            @Override
            public String version() {
                return site.describe("spark", SparkPlace.super.version());
            }
        };
    }

    /** A copy of a jar in the job's own folder, which every process of the job sees. */
    static Path copied(Path jar, Path directory, String name) {
        try {
            return Files.copy(jar, Files.createDirectories(directory).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + jar, e);
        }
    }

    private static Seat inCluster(Site site, JobRequest request, Function<TaskPlace, TaskPlace> seeing) {
        StandaloneCluster cluster = StandaloneCluster.start(
                site,
                request.directory().resolve("spark-cluster"),
                request.logs(),
                request.pipeline().parallelism());
        return new Seat(site, cluster, seeing.apply(cluster.tasks()));
    }

    /**
     * The driver on this machine, with the jar's classes before this JVM's, its tasks on a standalone cluster that runs already.
     *
     * @param master address of its Master, {@code spark://host:port}
     * @param jar all jobs with their connectors
     */
    static SparkPlace at(URI master, Path jar) {
        return new SparkPlace() {
            @Override
            public Seat seat(JobRequest request) {
                return new Seat(
                        Site.LOCAL,
                        null,
                        ExistingMaster.tasks(
                                master, JobJars.built(jar), request.pipeline().parallelism()));
            }
        };
    }

    /** Whether a job's tasks run in an executor, and not in the driver; anywhere but here they always do. */
    default boolean clustered(Pipeline pipeline) {
        return true;
    }

    /**
     * The seat of a job's driver.
     *
     * @throws dev.streamgauge.process.NotReadyException if its cluster does not start in time
     * @throws dev.streamgauge.testbed.MissingAbilityException if there is no place, with the fix
     */
    Seat seat(JobRequest request);

    /** The version of Spark, and what it came in. */
    default String version() {
        return SparkBuildInfo.spark_version();
    }
}
