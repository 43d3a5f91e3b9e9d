package dev.streamgauge.workload.ctr;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.workload.arrivals.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The users, pages and ads that events tell of, as they are written. An ad's id begins with its campaign's:
 * {@code c03-ad-042} belongs to campaign {@code c03}. A few ads, behind all others, are not in the catalogue that jobs know:
 * {@code new-ad-003} belongs to no campaign. A user keeps to one IP address.
 */
final class AdCatalogue {

    /** What stands for the campaign of an ad that belongs to none. */
    static final String UNKNOWN = "unknown";

    /** How many ads there are that are not in the catalogue. */
    private static final int NEW_ADS = 10;

    private final byte[][] users;
    private final byte[][] addresses;
    private final byte[][] pages;
    private final byte[][] ads;
    private final String[] campaigns;
    private final int adsPerCampaign;
    private final byte[][] adTypes = Stream.of("banner", "modal", "sponsored", "mail", "mobile")
            .map(AdCatalogue::ascii)
            .toArray(byte[][]::new);

    AdCatalogue(Load.AdEvents sizes, long seed) {
        UniformRandomProvider people = SeededRandom.stream(seed, "users");
        users = drawn(sizes.users(), () -> HexFormat.of().toHexDigits(people.nextLong()));
        addresses = drawn(
                sizes.users(),
                () -> "10." + people.nextInt(256) + "." + people.nextInt(256) + "." + people.nextInt(1, 255));
        UniformRandomProvider sites = SeededRandom.stream(seed, "pages");
        pages = drawn(sizes.pages(), () -> HexFormat.of().toHexDigits(sites.nextLong()));
        adsPerCampaign = sizes.adsPerCampaign();
        campaigns = IntStream.range(0, sizes.campaigns())
                .mapToObj(campaign -> String.format(Locale.ROOT, "c%02d", campaign))
                .toArray(String[]::new);
        Stream<String> known = IntStream.range(0, sizes.campaigns() * adsPerCampaign)
                .mapToObj(ad ->
                        String.format(Locale.ROOT, "%s-ad-%03d", campaigns[ad / adsPerCampaign], ad % adsPerCampaign));
        Stream<String> unknown =
                IntStream.range(0, NEW_ADS).mapToObj(ad -> String.format(Locale.ROOT, "new-ad-%03d", ad));
        ads = Stream.concat(known, unknown).map(AdCatalogue::ascii).toArray(byte[][]::new);
    }

    private static byte[][] drawn(int count, Supplier<String> draw) {
        return Stream.generate(draw).limit(count).map(AdCatalogue::ascii).toArray(byte[][]::new);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    int users() {
        return users.length;
    }

    int pages() {
        return pages.length;
    }

    /** All ads, those that are not in the catalogue behind the others. */
    int ads() {
        return ads.length;
    }

    /** The ads that are in the catalogue. */
    int knownAds() {
        return campaigns.length * adsPerCampaign;
    }

    /** The campaign that the ad belongs to; {@link #UNKNOWN} if none. */
    String campaign(int ad) {
        return ad < knownAds() ? campaigns[ad / adsPerCampaign] : UNKNOWN;
    }

    int adTypes() {
        return adTypes.length;
    }

    byte[] user(int user) {
        return users[user];
    }

    byte[] address(int user) {
        return addresses[user];
    }

    byte[] page(int page) {
        return pages[page];
    }

    byte[] ad(int ad) {
        return ads[ad];
    }

    byte[] adType(int adType) {
        return adTypes[adType];
    }
}
