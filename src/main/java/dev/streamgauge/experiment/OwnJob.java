package dev.streamgauge.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job that is not one of Streamgauge's: what it is sent, how its results name their events, what holds them against these, and
 * the program that each engine runs. It publishes one result for each event.
 *
 * @param input what it is sent
 * @param idField the field of a result, which is then a JSON object, that repeats the event's id; null if results carry the
 *     event's header on instead
 * @param oracle name of the class that says whether a result is right; null if nobody does, and results are only counted
 * @param programs by the engine's name
 */
public record OwnJob(
        Input input, @Nullable String idField, @Nullable String oracle, Map<String, Program> programs) {

    /** @throws IllegalArgumentException for a field that repeats an id which the events do not have */
    public OwnJob {
        programs = Map.copyOf(programs);
        if (idField != null && input != Input.PAGE_EVENTS) {
            throw new RefusedValue(
                    "own.idField",
                    "these events have no id that a result could repeat",
                    "Let the job pass the header i on and remove this key, or write input: pageEvents");
        }
    }

    /** The program that an engine runs; empty if there is none for it. */
    public Optional<Program> program(String engine) {
        return Optional.ofNullable(programs.get(engine));
    }

    /**
     * What an engine runs.
     *
     * @param jar path of the jar, from the project's root
     * @param mainClass its main class
     * @param args what the main class is given, with {@link Placeholders}
     */
    public record Program(String jar, String mainClass, List<String> args) {

        public Program {
            args = List.copyOf(args);
        }

        /** The arguments with each placeholder's value in its place. */
        public List<String> arguments(Map<String, String> values) {
            return args.stream().map(arg -> Placeholders.fill(arg, values)).toList();
        }
    }
}
