package dev.streamgauge.experiment;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Figures as they were published, with the conditions under which they are said to have been found.
 *
 * @param tables the tables, in the order of the published texts
 */
public record PublishedTables(List<Table> tables) {

    public PublishedTables {
        tables = List.copyOf(tables);
    }

    /**
     * One published table.
     *
     * @param id short name
     * @param title what it shows
     * @param source where it was published
     * @param knownFrom where its conditions were read, and which are not given
     * @param concerns ids of the claims that a check of this table speaks about, by the check's id
     * @param rows its rows
     */
    public record Table(
            String id,
            String title,
            Experiment.Source source,
            String knownFrom,
            Map<String, List<String>> concerns,
            List<Row> rows) {

        public Table {
            concerns = Map.copyOf(concerns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row, the table's conditions among its values.
     *
     * @param name what the table calls it
     * @param values figures and conditions
     */
    public record Row(String name, Map<Quantity, Value> values) {

        public Row {
            Map<Quantity, Value> inOrder = new EnumMap<>(Quantity.class);
            inOrder.putAll(values);
            values = Collections.unmodifiableMap(inOrder);
        }

        /** Whether all of these are given. */
        public boolean states(Quantity... quantities) {
            return missing(Arrays.asList(quantities)).isEmpty();
        }

        /** Those of the quantities that are not given. */
        public List<Quantity> missing(List<Quantity> quantities) {
            return quantities.stream()
                    .filter(quantity -> !values.containsKey(quantity))
                    .toList();
        }

        /**
         * The value as a number: seconds, events a second, or as it stands.
         *
         * @throws NullPointerException if it is not given
         */
        public double number(Quantity quantity) {
            return value(quantity).number();
        }

        /**
         * The value as published.
         *
         * @throws NullPointerException if it is not given
         */
        public String text(Quantity quantity) {
            return value(quantity).text();
        }

        /**
         * The value.
         *
         * @throws NullPointerException if it is not given
         */
        public Value value(Quantity quantity) {
            return Objects.requireNonNull(
                    values.get(quantity), () -> "row '%s' does not state %s".formatted(name, quantity.description()));
        }
    }

    /**
     * One value.
     *
     * @param text as published, with its unit
     * @param number in seconds, in events a second, or as it stands; not a number if it is a word
     * @param halfDigit half a unit of the last digit that was published: how far rounding can have moved it
     */
    public record Value(String text, double number, double halfDigit) {}
}
