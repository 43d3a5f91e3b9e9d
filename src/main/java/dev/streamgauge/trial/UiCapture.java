package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiFolder;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.process.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the engine's own user interface shows of the job. Whatever goes wrong here is logged and noted beside what there is;
 * the trial goes on. For one thread.
 */
final class UiCapture {

    private static final Logger LOG = LoggerFactory.getLogger(UiCapture.class);

    /** A browser takes four to five seconds for such a page on two cores. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final PlannedTrial trial;
    private final Path directory;
    private final Optional<Browser> browser;
    private UiEvidence ui = UiEvidence.NONE;

    /** Takes a picture of a page, as {@link Chromium#photograph} does. */
    interface Browser {
        void photograph(URI page, Path png, Path scratch, Duration deadline);
    }

    /** A capture with the browser of this machine. */
    static UiCapture of(PlannedTrial trial, Path directory) {
        return new UiCapture(trial, directory, Chromium.installed().map(installed -> installed::photograph));
    }

    /**
     * A capture.
     *
     * @param directory the trial's folder
     * @param browser what takes the picture, where there is one
     */
    UiCapture(PlannedTrial trial, Path directory, Optional<Browser> browser) {
        this.trial = trial;
        this.directory = directory;
        this.browser = browser;
    }

    /** Asks for what can be told in words. It costs the engine some requests: not while latencies count. */
    void ask(EngineJob job) {
        try {
            keep(job.describe());
        } catch (RuntimeException e) {
            failed("The user interface was not asked to the end", e);
        }
    }

    /**
     * Has a picture taken, if this is the trial for it. That takes the whole machine for some seconds: not while a load goes on.
     *
     * @param scratch the browser's folder, which the caller deletes
     */
    void photograph(EngineJob job, Path scratch) {
        if (!isForThePicture()) {
            return;
        }
        try {
            Optional<URI> page = job.uiPage();
            if (page.isPresent() && browser.isPresent()) {
                browser.get().photograph(page.get(), UiFolder.screenshot(directory), scratch, DEADLINE);
            } else if (page.isPresent()) {
                keep(ui.noting(
                        "No picture of %s: there is no Chromium or Chrome on the PATH, and no -D%s=<its file> names one"
                                .formatted(page.get(), Chromium.PROPERTY)));
            }
        } catch (RuntimeException e) {
            failed("No picture of the user interface", e);
        }
    }

    /** One picture of each engine will do for an experiment: of the first repetition of the engine's first levels. */
    private boolean isForThePicture() {
        Configuration own = trial.configuration();
        return trial.repetition() == 1
                && trial.experiment().search() == null
                && trial.experiment().configurations().stream()
                        .filter(configuration -> configuration.engine().equals(own.engine()))
                        .findFirst()
                        .filter(first -> own.levels()
                                .entrySet()
                                .containsAll(first.levels().entrySet()))
                        .isPresent();
    }

    private void failed(String what, RuntimeException e) {
        LOG.warn("{}: {}", trial.id(), what, e);
        keep(ui.noting(what + ": " + e.getMessage()));
    }

    private void keep(UiEvidence shown) {
        ui = shown;
        try {
            UiFolder.write(directory, ui);
        } catch (RuntimeException e) {
            LOG.warn("{}: what the engine's user interface shows could not be kept", trial.id(), e);
        }
    }
}
