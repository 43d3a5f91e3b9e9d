package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PublishedTablesFileTest {

    private static final String TABLES = """
            tables:
              - id: latency
                title: Latency
                source: {seed: "001", section: "8.1"}
                knownFrom: The text.
                concerns: {latency-floor: [A3, A4]}
                conditions: {watermarkDelay: 20 s, outputMode: append}
                rows:
                  1 producer: {producers: 1, meanLatency: 12.5 s}
                  4 producers: {producers: 4, meanLatency: 16400 ms, outputMode: update}
            """;

    private static PublishedTables read(String text) {
        return PublishedTablesFile.read("tables.yaml", text);
    }

    private static String refusal(String wanted, String replacement) {
        assertThat(TABLES).contains(wanted);
        try {
            read(TABLES.replace(wanted, replacement));
        } catch (InvalidExperimentException e) {
            return String.valueOf(e.getMessage());
        }
        return "accepted";
    }

    @Test
    void aRowHasItsOwnValuesAndTheTablesConditions() {
        PublishedTables.Table table = read(TABLES).tables().get(0);

        PublishedTables.Row one = table.rows().get(0);
        PublishedTables.Row four = table.rows().get(1);
        assertThat(table.source()).isEqualTo(new Experiment.Source("001", "8.1"));
        assertThat(table.concerns().get("latency-floor")).containsExactly("A3", "A4");
        assertThat(one.name()).isEqualTo("1 producer");
        assertThat(one.number(Quantity.WATERMARK_DELAY)).isEqualTo(20);
        assertThat(one.text(Quantity.OUTPUT_MODE)).isEqualTo("append");
        assertThat(four.text(Quantity.OUTPUT_MODE)).isEqualTo("update");
        assertThat(four.number(Quantity.MEAN_LATENCY)).isEqualTo(16.4);
        assertThat(four.text(Quantity.MEAN_LATENCY)).isEqualTo("16400 ms");
    }

    @Test
    void theLastPublishedDigitTellsTheRounding() {
        PublishedTables.Table table = read(TABLES).tables().get(0);

        assertThat(table.rows().get(0).value(Quantity.MEAN_LATENCY).halfDigit()).isEqualTo(0.05);
        assertThat(table.rows().get(1).value(Quantity.MEAN_LATENCY).halfDigit()).isEqualTo(0.0005);
    }

    @Test
    void timesOfDayAreSecondsOfTheDay() {
        String killed = TABLES.replace("meanLatency: 12.5 s", "killedAt: \"17:06:03\"");

        assertThat(read(killed).tables().get(0).rows().get(0).number(Quantity.KILLED_AT))
                .isEqualTo(17 * 3600 + 6 * 60 + 3);
    }

    @Test
    void whatARowDoesNotStateIsMissing() {
        PublishedTables.Row row = read(TABLES).tables().get(0).rows().get(0);

        assertThat(row.states(Quantity.PRODUCERS, Quantity.MEAN_LATENCY)).isTrue();
        assertThat(row.states(Quantity.PRODUCERS, Quantity.TRIGGER)).isFalse();
        assertThatThrownBy(() -> row.number(Quantity.TRIGGER))
                .hasMessage("row '1 producer' does not state the trigger interval");
    }

    @Test
    void anUnknownQuantityIsRefusedWithItsLineAndTheOneThatWasMeant() {
        assertThat(refusal("meanLatency: 12.5 s", "meanLatencey: 12.5 s"))
                .startsWith(
                        "tables.yaml:9: tables[0].rows.1 producer.meanLatencey: unknown key. Did you mean meanLatency?");
    }

    @Test
    void anUnknownKeyOfATableIsRefusedWithItsLine() {
        assertThat(refusal("knownFrom:", "knownfrom:")).startsWith("tables.yaml:5: tables[0].knownfrom: unknown key");
    }

    @Test
    void aValueOfAnotherKindIsRefusedWithItsLine() {
        assertThat(refusal("meanLatency: 12.5 s", "meanLatency: 12.5"))
                .startsWith("tables.yaml:9: tables[0].rows.1 producer.meanLatency: '12.5' has no unit.");
        assertThat(refusal("producers: 1,", "producers: one,"))
                .startsWith("tables.yaml:9: tables[0].rows.1 producer.producers: 'one' is not a number.");
        assertThat(refusal("producers: 1,", "killedAt: noon,"))
                .startsWith("tables.yaml:9: tables[0].rows.1 producer.killedAt: 'noon' is no time of day.");
    }

    @Test
    void aRowThatStandsTwiceIsRefused() {
        assertThat(refusal("4 producers: {", "1 producer: {")).contains("tables.yaml:10:", "duplicate key");
    }

    @Test
    void aTableNeedsAnIdOfItsOwn() {
        String second = TABLES.substring(TABLES.indexOf("  - id"));

        assertThatThrownBy(() -> read(TABLES + second))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessage("tables.yaml:11: tables[1].id: another table has the id 'latency'. Give it its own.");
    }

    @Test
    void aFileWithoutTablesIsRefused() {
        assertThatThrownBy(() -> read("tables: []"))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("no tables");
    }
}
