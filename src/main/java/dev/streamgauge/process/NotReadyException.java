package dev.streamgauge.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Something awaited did not happen in time, or cannot happen any more. Shows the end of the logs that may say why. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** It did not happen within the deadline. */
    public NotReadyException(String awaited, Duration deadline, List<? extends ServiceProcess> involved) {
        this("Waited %d ms in vain for %s.".formatted(deadline.toMillis(), awaited), involved);
    }

    /** It did not happen, and {@code what} says what did. */
    public NotReadyException(String what, List<? extends ServiceProcess> involved) {
        super(what
                + involved.stream()
                        .map(process -> "%n%s; the end of %s:%n%s"
                                .formatted(process.fate(), process.log(), LogTail.of(process.log())))
                        .collect(Collectors.joining()));
    }
}
