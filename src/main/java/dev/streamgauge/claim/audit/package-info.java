/**
 * Holds published figures against what physics allows and against one another. Needs no run: what it says follows from the
 * figures and the conditions that were published with them.
 */
@NullMarked
package dev.streamgauge.claim.audit;

import org.jspecify.annotations.NullMarked;
