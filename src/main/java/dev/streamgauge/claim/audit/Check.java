package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables;
import java.util.List;

/** One rule that published figures are held against. */
interface Check {

    /** Its name, as {@code concerns:} in the tables' file writes it. */
    String id();

    /** The rule, in a sentence that a reader understands without the code. */
    String rule();

    /**
     * Looks at a table.
     *
     * @param all every table, for figures that are published more than once
     * @return what it says of the table's rows; nothing if the table has no figure of the kind that the check looks at
     */
    List<Opinion> examine(PublishedTables.Table table, PublishedTables all);
}
