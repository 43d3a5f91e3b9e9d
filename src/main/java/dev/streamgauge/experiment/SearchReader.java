package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how the highest sustained rate is searched, and refuses what would vary the rate beside it. */
final class SearchReader {

    private SearchReader() {}

    /** The search; null if the file has none. */
    static @Nullable Search readOrNull(SectionReader root, Factors factors) {
        if (!root.has("search")) {
            return null;
        }
        SectionReader section = root.section("search");
        double fromHz = section.rateHz("from");
        double atMostHz = section.rateHz("atMost");
        double precision = section.number("precision");
        int rungs = section.count("rungs");
        Duration overheadAtMost = section.duration("overheadAtMost");
        Search search = section.build(() -> new Search(fromHz, atMostHz, precision, rungs, overheadAtMost));
        refuseFactor(root, factors, "load.rate", "the search varies the rate already");
        refuseFactor(root, factors, "load.rateIs", "the search varies the total rate, whoever sends it");
        refuseRateOfOneProducer(root.section("load"));
        return search;
    }

    /** The settings with the first rate of their search as the load's rate, if they have a search and no rate. */
    static Tree.Section withFirstRate(Tree.Section settings) {
        boolean silent = settings.children().get("load") instanceof Tree.Section load
                && !load.children().containsKey("rate");
        return silent
                        && settings.children().get("search") instanceof Tree.Section search
                        && search.children().get("from") instanceof Tree.Leaf from
                ? settings.with("load.rate", from)
                : settings;
    }

    private static void refuseFactor(SectionReader root, Factors factors, String setting, String problem) {
        if (factors.levels().containsKey(setting)) {
            Tree factor =
                    Objects.requireNonNull(root.section("factors").children().get(setting));
            throw root.refuse(factor.place(), problem, "Remove this factor, or the section search");
        }
    }

    private static void refuseRateOfOneProducer(SectionReader load) {
        if (load.has("rateIs")
                && load.word("rateIs", ConfigurationReader.RateIs.class) != ConfigurationReader.RateIs.TOTAL) {
            throw load.refuse(
                    load.placeOf("rateIs"),
                    "the search varies the total rate, whoever sends it",
                    "Remove this key, or the section search");
        }
    }
}
