package dev.streamgauge.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where samples met the threads of a JVM in Java code: which method was on top, and whose work it was. What runs outside of Java,
 * such as the compiler, the collector and the kernel, is in no sample.
 */
public final class Hotspots {

    /** Nobody's work but the JDK's. */
    static final String JDK_ALONE = "the JDK alone";

    private static final String SAMPLE = "jdk.ExecutionSample";

    /** What everybody uses: its time belongs to who called it. */
    private static final Pattern RUNTIME = Pattern.compile("(java|javax|jdk|sun|com\\.sun|scala)\\..*");

    /** Hidden classes have numbers that differ from run to run. */
    private static final Pattern NUMBERED = Pattern.compile("(\\$\\$Lambda).*|[./]0x[0-9a-f]+.*");

    private static final int PACKAGE_DEPTH = 5;
    private static final int SHOWN = 15;

    private final Map<String, Integer> byMethod = new HashMap<>();
    private final Map<String, Integer> byPackage = new HashMap<>();
    private int samples;

    /**
     * A method of a thread's stack.
     *
     * @param type the class's full name
     * @param method the method's name
     */
    record Frame(String type, String method) {

        Frame {
            type = NUMBERED.matcher(type).replaceFirst("$1");
        }

        String name() {
            return type + "." + method;
        }

        boolean ofRuntime() {
            return RUNTIME.matcher(type).matches();
        }

        /** The package, as far as it tells two parts of an engine apart. */
        String owner() {
            String[] parts = type.split("\\.");
            return Stream.of(parts)
                    .limit(Math.min(PACKAGE_DEPTH, Math.max(1, parts.length - 1)))
                    .collect(Collectors.joining("."));
        }
    }

    /**
     * A share of the samples.
     *
     * @param where method or package
     * @param share from 0 to 1
     */
    record Share(String where, double share) {}

    /**
     * The samples of recordings that were taken in a stretch of time.
     *
     * @param recordings files of the flight recorder
     * @param fromMillis begin of the stretch, epoch
     * @param toMillis end of it, epoch
     */
    public static Hotspots of(Collection<Path> recordings, long fromMillis, long toMillis) {
        Hotspots hotspots = new Hotspots();
        for (Path recording : recordings) {
            try (RecordingFile file = new RecordingFile(recording)) {
                while (file.hasMoreEvents()) {
                    RecordedEvent event = file.readEvent();
                    long at = event.getStartTime().toEpochMilli();
                    RecordedStackTrace stack = event.getStackTrace();
                    if (event.getEventType().getName().equals(SAMPLE)
                            && stack != null
                            && at > fromMillis
                            && at <= toMillis) {
                        hotspots.add(stack.getFrames().stream()
                                .filter(RecordedFrame::isJavaFrame)
                                .map(frame -> new Frame(
                                        frame.getMethod().getType().getName(),
                                        frame.getMethod().getName()))
                                .toList());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + recording, e);
            }
        }
        return hotspots;
    }

    /**
     * A sample.
     *
     * @param stack the thread's methods, the one that was running first
     */
    void add(List<Frame> stack) {
        if (stack.isEmpty()) {
            return;
        }
        samples++;
        byMethod.merge(stack.get(0).name(), 1, Integer::sum);
        byPackage.merge(
                stack.stream()
                        .filter(frame -> !frame.ofRuntime())
                        .findFirst()
                        .map(Frame::owner)
                        .orElse(JDK_ALONE),
                1,
                Integer::sum);
    }

    /** How many samples there are. */
    public int samples() {
        return samples;
    }

    /** The methods that were running most often. */
    List<Share> methods(int most) {
        return most(byMethod, most);
    }

    /** The packages whose work was done most often: that of the innermost method that is not of the language's own library. */
    List<Share> packages(int most) {
        return most(byPackage, most);
    }

    /** The shares, for the fields of a round. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("samples", samples);
        fields.put("packages", packages(SHOWN));
        fields.put("methods", methods(SHOWN));
        return fields;
    }

    /** The shares, for a console. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  %d samples of threads in Java code; by whose work it was".formatted(samples));
        packages(SHOWN).forEach(each -> lines.add(line(each)));
        lines.add("  by the method that was running");
        methods(SHOWN).forEach(each -> lines.add(line(each)));
        return lines;
    }

    private static String line(Share share) {
        return String.format(Locale.ROOT, "  %5.1f %%  %s", 100 * share.share(), share.where());
    }

    private List<Share> most(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(each -> new Share(each.getKey(), (double) each.getValue() / samples))
                .toList();
    }
}
