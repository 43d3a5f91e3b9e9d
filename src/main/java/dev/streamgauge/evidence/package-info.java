/** What a trial leaves behind: its records, how they are written to a folder, and how they are read again. */
@NullMarked
package dev.streamgauge.evidence;

import org.jspecify.annotations.NullMarked;
