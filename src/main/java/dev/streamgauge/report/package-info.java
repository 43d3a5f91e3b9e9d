/** Tables, figures and pages made from evidence, and the files that the published experiments left. Knows Allure. */
@NullMarked
package dev.streamgauge.report;

import org.jspecify.annotations.NullMarked;
