package dev.streamgauge.junit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.io.FileUtils;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A copy of the evidence that a real run of {@code ctr-latency.yaml} at quick scale left behind, which a test may tamper
 * with before the experiment is judged again on it.
 */
final class RecordedEvidence {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path root;

    private RecordedEvidence(Path root) {
        this.root = root;
    }

    static RecordedEvidence copiedTo(Path root) {
        try {
            FileUtils.copyDirectory(
                    Path.of("src/test/resources/recorded").toFile(),
                    root.resolve("evidence").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedEvidence(root);
    }

    /** Changes the manifest of a trial. */
    RecordedEvidence withManifest(String trial, Consumer<ObjectNode> change) {
        return withFile(trial, "manifest.json", text -> {
            try {
                ObjectNode manifest = (ObjectNode) JSON.readTree(text);
                change.accept(manifest);
                return manifest.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Changes the judged windows of a trial, as text. */
    RecordedEvidence withWindows(String trial, UnaryOperator<String> change) {
        return withFile(trial, "windows.csv", change);
    }

    /** One more repetition of a trial, made of the first one: every window this much later. */
    RecordedEvidence withRepetition(String configuration, int repetition, double laterMs) {
        Path folder = root.resolve("evidence/ctr-latency");
        String trial = configuration + "-r" + repetition;
        try {
            FileUtils.copyDirectory(
                    folder.resolve(configuration + "-r1").toFile(),
                    folder.resolve(trial).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withManifest(
                        trial,
                        manifest -> manifest.put("trial", trial)
                                .put("repetition", repetition)
                                .put("seed", manifest.path("seed").asLong() + repetition - 1))
                .later(trial, laterMs);
    }

    /** Every window of a trial is seen this much later. */
    RecordedEvidence later(String trial, double ms) {
        return withWindows(trial, text -> {
            List<String> lines = text.lines().toList();
            List<String> header = List.of(lines.get(0).split(",", -1));
            List<String> changed = new ArrayList<>(lines.subList(0, 1));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                for (String time : List.of("latencyMs", "overheadMs", "dialectMs")) {
                    int cell = header.indexOf(time);
                    cells[cell] = Double.toString(Double.parseDouble(cells[cell]) + ms);
                }
                changed.add(String.join(",", cells));
            }
            return String.join("\n", changed) + "\n";
        });
    }

    private RecordedEvidence withFile(String trial, String name, UnaryOperator<String> change) {
        Path file = root.resolve("evidence/ctr-latency").resolve(trial).resolve(name);
        try {
            String text = Files.readString(file);
            String changed = change.apply(text);
            if (changed.equals(text)) {
                throw new IllegalArgumentException("Nothing was changed in " + file);
            }
            Files.writeString(file, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** What stands here now becomes what the other build of a duet left. */
    RecordedEvidence asDuet() {
        try {
            FileUtils.copyDirectory(
                    root.resolve("evidence/ctr-latency").toFile(),
                    root.resolve("evidence/duet/ctr-latency").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RecordedEvidence without(String trial) {
        FileUtils.deleteQuietly(
                root.resolve("evidence/ctr-latency").resolve(trial).toFile());
        return this;
    }

    /** Runs experiment classes on this evidence, one after the other. */
    EngineExecutionResults judgedBy(Class<?>... experiments) {
        return judgedWith(Map.of(), experiments);
    }

    /** The same with more on the command line. */
    EngineExecutionResults judgedWith(Map<String, String> properties, Class<?>... experiments) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameters(properties)
                .selectors(Arrays.stream(experiments)
                        .map(DiscoverySelectors::selectClass)
                        .toArray(ClassSelector[]::new))
                .configurationParameter("testbed", "recorded")
                .configurationParameter("evidence", root.resolve("evidence").toString())
                .configurationParameter(
                        "streamgauge.output", root.resolve("output").toString())
                .configurationParameter(
                        "allure.results.directory", root.resolve("allure").toString())
                .execute();
    }

    Path output() {
        return root.resolve("output");
    }

    Path allureResults() {
        return root.resolve("allure");
    }
}
