package dev.streamgauge.junit;

import dev.streamgauge.engine.flink.FlinkLoads;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.load.LoadPlace;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.testbed.kafka.ClockOffset;
import dev.streamgauge.testbed.kafka.ExistingBroker;
import dev.streamgauge.testbed.kafka.OwnBroker;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.RunContext;
import dev.streamgauge.trial.TrialPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** What all trials of a run share in the place where they run: the broker, which is not started before it is needed. */
final class Services implements AutoCloseable {

    private final RunSettings settings;
    private final Site site;
    private final BiConsumer<String, ClockOffset> clocks;
    private final LoadPlace loads;
    private @Nullable Broker broker;

    /**
     * Starts nothing.
     *
     * @param site where those run that are started; closed with the services
     * @param clocks is told how far a clock that is elsewhere is ahead, and whose it is: what it stamps is known within a bound
     *     only
     */
    Services(RunSettings settings, Site site, BiConsumer<String, ClockOffset> clocks) {
        this.settings = settings;
        this.site = site;
        this.clocks = clocks;
        this.loads = loads(settings.existing());
    }

    /** Where those run that are started. */
    Site site() {
        return site;
    }

    private LoadPlace loads(Existing there) {
        return there.loadOnFlink()
                ? new FlinkLoads(
                        Objects.requireNonNull(there.flinkRest(), "-Dflink.rest"),
                        there.loadJar(),
                        offset -> clocks.accept("load", offset))
                : LoadPlace.HERE;
    }

    /** Where events are sent from. */
    LoadPlace loads() {
        return loads;
    }

    /**
     * Refuses a plan with a trial that has no place here.
     *
     * @throws MissingAbilityException if it needs what this testbed never has
     * @throws IllegalArgumentException if it needs what a property would give it, naming the property
     */
    void require(TrialPlan plan) {
        List<Configuration> planned = Stream.concat(
                        plan.trials().stream().map(PlannedTrial::configuration), plan.ladders().stream())
                .toList();
        if (settings.place() == Place.CONTAINERS && planned.stream().anyMatch(Services::needsPostgres)) {
            throw new MissingAbilityException(
                    "%s needs a Postgres, and -Dtestbed=containers has none."
                            .formatted(plan.experiment().id()),
                    "Leave -Dtestbed away, since the embedded testbed has one, or choose trials that need none with -Dtrials.");
        }
        if (settings.place() == Place.EXISTING) {
            planned.stream().map(Configuration::engine).distinct().forEach(settings.existing()::require);
        }
    }

    private static boolean needsPostgres(Configuration configuration) {
        return configuration.engine().equals("postgres")
                || configuration.pipeline().grouping() == Pipeline.Grouping.CAMPAIGN;
    }

    /** The broker that all trials share; a new one if it died in an earlier trial. */
    Broker broker() {
        if (broker != null && !broker.processes().stream().allMatch(ServiceProcess::alive)) {
            broker.close();
            broker = null;
        }
        if (broker == null) {
            broker = settings.place() == Place.EXISTING ? found() : started();
        }
        return broker;
    }

    private Broker started() {
        Path directory = settings.output().resolve("services/kafka").toAbsolutePath();
        FileUtils.deleteQuietly(directory.toFile());
        return OwnBroker.start(site, directory);
    }

    private Broker found() {
        Broker found =
                ExistingBroker.at(Objects.requireNonNull(settings.existing().kafka(), "-Dkafka.bootstrap"));
        clocks.accept(
                "broker",
                ClockOffset.measure(found.bootstrapServers(), RunContext.PREFIX + "clock-" + UUID.randomUUID()));
        return found;
    }

    Place place() {
        return settings.place();
    }

    Testbed testbed() {
        return broker == null
                ? new Testbed(settings.place(), "", List.of())
                : new Testbed(settings.place(), broker.bootstrapServers(), broker.processes());
    }

    /** Stops what was started. */
    @Override
    public void close() {
        try (site) {
            if (broker != null) {
                broker.close();
            }
        }
    }
}
