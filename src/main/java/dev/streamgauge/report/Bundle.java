package dev.streamgauge.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One file for whoever reviews an artifact: the evidence of a run, its report, and a checksum of every file, as
 * {@code sha256sum -c SHA256SUMS} checks them. Made by the build after the report, on {@code -Dbundle}.
 */
public final class Bundle {

    /** Where the bundle keeps the evidence. */
    private static final String EVIDENCE = "evidence";

    /** What the services need while they run is no evidence. */
    private static final String SERVICES = "services";

    private final Path evidence;
    private final Map<String, Path> parts = new LinkedHashMap<>();

    /**
     * @param evidence root of the evidence, with its {@code summary.json}
     * @param report folder of the multi-file report
     * @param singleFile the self-contained report
     */
    Bundle(Path evidence, Path report, Path singleFile) {
        this.evidence = evidence;
        parts.put(EVIDENCE, evidence);
        parts.put("report", report);
        parts.put("report.html", singleFile);
    }

    /** Evidence, report folder, report file, and the bundle to write. */
    public static void main(String[] arguments) throws IOException {
        List<Path> paths = Stream.of(arguments).map(Path::of).toList();
        int files = new Bundle(paths.get(0), paths.get(1), paths.get(2)).writeTo(paths.get(3));
        System.out.println(
                files == 0
                        ? "There is no evidence to bundle."
                        : "Bundle: %s, %d files, %d MiB"
                                .formatted(paths.get(3), files, Files.size(paths.get(3)) >> 20));
    }

    /** Writes the bundle over an earlier one, and says how many files it holds; none if there is no evidence. */
    int writeTo(Path bundle) throws IOException {
        Map<String, Path> files = files();
        if (files.isEmpty()) {
            Files.deleteIfExists(bundle);
            return 0;
        }
        List<String> sums = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                sums.add("%s  %s".formatted(add(zip, file.getKey(), file.getValue()), file.getKey()));
            }
            zip.putNextEntry(new ZipEntry("SHA256SUMS"));
            zip.write((String.join("\n", sums) + "\n").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("HOWTO.txt"));
            zip.write(howTo().getBytes(StandardCharsets.UTF_8));
        }
        return files.size();
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        if (Files.isDirectory(evidence)) {
            parts.forEach((name, part) -> filesBelow(part)
                    .forEach(file -> files.put(
                            Files.isDirectory(part)
                                    ? name + "/"
                                            + part.relativize(file).toString().replace('\\', '/')
                                    : name,
                            file)));
        }
        return files;
    }

    private static List<Path> filesBelow(Path part) {
        if (!Files.exists(part)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(part)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !part.relativize(file).startsWith(SERVICES))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String add(ZipOutputStream zip, String name, Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        zip.putNextEntry(new ZipEntry(name));
        OutputStream summed = new DigestOutputStream(zip, digest);
        Files.copy(file, summed);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String howTo() {
        return """
                report.html            the report, in any browser
                evidence/summary.json  the outcome: environment, trials, claims
                evidence/              what each trial measured
                SHA256SUMS             sha256sum -c SHA256SUMS

                To judge the evidence again without running anything, in a checkout of the commit in summary.json:
                mvn verify -Dtestbed=recorded -Devidence=<this folder>/evidence -Dscale=<the scale in summary.json>
                """;
    }
}
