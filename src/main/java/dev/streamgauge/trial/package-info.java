/** Plans and orders trials, and conducts one: prepare, warm up, measure, drain, verify, tear down. */
@NullMarked
package dev.streamgauge.trial;

import org.jspecify.annotations.NullMarked;
