package dev.streamgauge.experiment;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the paper claims. The claims are the same at every scale; what is on record of them has scales of its own. */
final class ClaimReader {

    private static final Pattern SAMPLE_SIZE = Pattern.compile("(\\d{1,9})\\s+(\\S.*)");
    private static final String A_SAMPLE_SIZE = "a whole number and what it counts, such as 8 pairs of trials";

    private ClaimReader() {}

    /** The claims in the file's order, none if it has no such section. */
    static List<PublishedClaim> read(SectionReader root) {
        SectionReader claims = root.optionalSection("claims");
        return claims.children().keySet().stream()
                .map(id -> claim(id, claims.section(id).allowing(Vocabulary.CLAIM)))
                .toList();
    }

    private static PublishedClaim claim(String id, SectionReader claim) {
        String text = claim.text("text");
        String source = claim.text("source");
        String published = claim.textOrNull("published");
        String metric = claim.text("metric");
        boolean tested = isTested(claim);
        String statistic = claim.text(tested ? "test" : "check");
        PublishedClaim.SampleSize decidesAt = claim.value("decidesAt", A_SAMPLE_SIZE, ClaimReader::sampleSize);
        List<String> deviations = claim.sentences("deviations");
        Map<Scale, Map<String, Verdict>> recorded = recorded(claim.optionalSection("recorded"));
        return claim.build(() -> new PublishedClaim(
                id, text, source, published, metric, statistic, tested, decidesAt, deviations, recorded));
    }

    private static boolean isTested(SectionReader claim) {
        boolean tested = claim.has("test");
        if (tested && claim.has("check")) {
            throw claim.refuse(
                    claim.placeOf("check"),
                    "a claim is decided by a test or by a check, and test stands on line %d already"
                            .formatted(claim.placeOf("test").line()),
                    "Keep one of the two");
        }
        if (!tested && !claim.has("check")) {
            throw claim.refuse(
                    claim.placeOf(""),
                    "neither test nor check",
                    "Add test: and the statistic if it has a chance of error, or check: and the rule if it is exact");
        }
        return tested;
    }

    private static PublishedClaim.SampleSize sampleSize(String text) {
        Matcher size = SAMPLE_SIZE.matcher(text.strip());
        if (!size.matches()) {
            throw new RefusedValue("'%s' is no sample size".formatted(text), "Write " + A_SAMPLE_SIZE);
        }
        return new PublishedClaim.SampleSize(Integer.parseInt(size.group(1)), size.group(2));
    }

    private static Map<Scale, Map<String, Verdict>> recorded(SectionReader recorded) {
        recorded.allowing(Vocabulary.SCALES);
        Map<Scale, Map<String, Verdict>> verdicts = new EnumMap<>(Scale.class);
        for (Scale scale : Scale.values()) {
            if (recorded.has(scale.label())) {
                verdicts.put(scale, ofTestbeds(recorded.section(scale.label())));
            }
        }
        return verdicts;
    }

    private static Map<String, Verdict> ofTestbeds(SectionReader testbeds) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        testbeds.children()
                .keySet()
                .forEach(testbed -> verdicts.put(testbed, testbeds.word(testbed, Verdict.class, Verdict::name)));
        return verdicts;
    }
}
