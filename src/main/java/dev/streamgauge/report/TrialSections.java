package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What of a trial's page depends on what its job publishes: windows, or a result for each record. */
abstract class TrialSections {

    private static final String RESOURCES = "Resources";
    private static final String MEMORY = "Memory";
    private static final String ARRIVALS = "Arrivals";

    final Judgement judgement;
    final Evidence evidence;
    final TrialTitle title;

    TrialSections(Judgement judgement, Experiment experiment) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.title = TrialTitle.of(evidence.manifest(), experiment);
    }

    static TrialSections of(Judgement judgement, Experiment experiment) {
        return RecordTrials.areIn(List.of(judgement), experiment)
                ? new RecordSections(judgement, experiment)
                : new WindowSections(judgement, experiment);
    }

    abstract List<Plate> plates();

    /** The statistics of latency, and the bounds. */
    abstract String metrics();

    /** What a reader of the statistics must know. */
    abstract String note();

    /** Figures and tables of what the trial found. */
    abstract String findings(List<Plate> plates);

    /** Where everything went. */
    abstract String accounting();

    /** The figures of processor time and memory, over the time that the latency is shown over. */
    abstract ResourceFigure resourceFigure();

    /** A section with a heading; nothing if there is nothing to say. */
    static String section(String heading, String html) {
        return html.isEmpty() ? "" : "<h4>%s</h4>\n%s".formatted(heading, html);
    }

    static String figure(List<Plate> plates, String name) {
        return plates.stream()
                .filter(plate -> plate.name().equals(name))
                .map(Plate::html)
                .collect(Collectors.joining());
    }

    final List<Plate> resourcePlates() {
        List<Plate> plates = new ArrayList<>();
        ResourceFigure resources = resourceFigure();
        if (resources.known()) {
            plates.add(Plate.of(RESOURCES, resources.processorTime()));
            plates.add(Plate.of(MEMORY, resources.memory()));
        }
        return plates;
    }

    final String resources(List<Plate> plates) {
        ResourceFigure resources = resourceFigure();
        return resources.known() ? figure(plates, RESOURCES) + figure(plates, MEMORY) + resources.table() : "";
    }

    final List<Plate> arrivalPlates() {
        return evidence.arrivals().isEmpty()
                ? List.of()
                : List.of(Plate.of(ARRIVALS, new ArrivalFigure(evidence, title).counts()));
    }

    final String arrivals(List<Plate> plates) {
        Certificate certificate = evidence.manifest().certificate();
        return section(
                "Certificate of arrivals",
                figure(plates, ARRIVALS) + (certificate == null ? "" : ArrivalFigure.table(certificate)));
    }
}
