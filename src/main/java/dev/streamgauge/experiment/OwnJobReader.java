package dev.streamgauge.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a file says of a job that is not one of Streamgauge's. */
final class OwnJobReader {

    private static final String OWN = "own";

    /** The engines that run any jar. */
    private static final List<String> ENGINES = List.of("flink", "spark");

    private static final List<String> PROGRAM = List.of("jar", "mainClass", "args");

    private OwnJobReader() {}

    /** The job of a section {@code pipeline}; null if it names one of Streamgauge's own. */
    static @Nullable OwnJob read(SectionReader pipeline, Pipeline.Job job) {
        if (job != Pipeline.Job.OWN) {
            refuseWithoutOwnJob(pipeline);
            return null;
        }
        SectionReader own = pipeline.section(OWN);
        Input input = own.word("input", Input.class);
        String idField = own.textOrNull("idField");
        String oracle = own.textOrNull("oracle");
        Map<String, OwnJob.Program> programs = new LinkedHashMap<>();
        for (String engine : ENGINES) {
            SectionReader section = pipeline.optionalSection(engine);
            if (PROGRAM.stream().anyMatch(section::has)) {
                programs.put(engine, program(section));
            }
        }
        return pipeline.build(() -> new OwnJob(input, idField, oracle, programs));
    }

    private static OwnJob.Program program(SectionReader engine) {
        List<String> args = engine.items("args").stream()
                .map(item -> argument(engine, item))
                .toList();
        return new OwnJob.Program(engine.text("jar"), engine.text("mainClass"), args);
    }

    private static String argument(SectionReader engine, Tree item) {
        String argument = engine.leaf(item, "an argument").text();
        Placeholders.unknownIn(argument).ifPresent(name -> {
            throw engine.refuse(
                    item.place(),
                    "there is no placeholder {%s}".formatted(name),
                    Suggestion.among(Placeholders.NAMES, name));
        });
        return argument;
    }

    private static void refuseWithoutOwnJob(SectionReader pipeline) {
        if (pipeline.has(OWN)) {
            throw pipeline.refuse(
                    pipeline.placeOf(OWN),
                    "this job is one of Streamgauge's",
                    "Remove this section, or write job: own");
        }
        for (String engine : ENGINES) {
            SectionReader section = pipeline.optionalSection(engine);
            for (String key : PROGRAM) {
                if (section.has(key)) {
                    throw section.refuse(
                            section.placeOf(key),
                            "this job is one of Streamgauge's and comes with its program",
                            "Remove this key, or write job: own");
                }
            }
        }
    }

    /** Refuses a combination whose engine has no program, and a load of which nobody knows what the job makes of it. */
    static void refuseUnlessPossible(SectionReader root, String engine, Load load, OwnJob own) {
        if (ENGINES.contains(engine) && own.program(engine).isEmpty()) {
            throw root.refuse(
                    root.placeOf("pipeline." + engine + ".jar"),
                    "missing key: there is no program for " + engine,
                    "Add it: the path of your job's jar, and mainClass and args beside it");
        }
        if (load.malformed() > 0) {
            throw root.refuse(
                    root.placeOf("load.malformed"),
                    "what your job makes of malformed records is not known",
                    "Write 0, or remove this key");
        }
        if (load.bulk()) {
            throw root.refuse(
                    root.placeOf("load.shape"),
                    "a job of your own is measured at a rate, by when its events are due",
                    "Write paced, or remove this key");
        }
    }
}
