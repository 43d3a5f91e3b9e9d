package dev.streamgauge.experiment;

/** An experiment file says something that cannot be run. Names the file, the line, the key and the fix. */
public final class InvalidExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Writes the message.
     *
     * @param file the file's name
     * @param line line from 1
     * @param key dotted path of the offending key
     * @param problem what is wrong, without a full stop
     * @param fix what to write instead, without a full stop
     */
    public InvalidExperimentException(String file, int line, String key, String problem, String fix) {
        super("%s:%d: %s: %s. %s.".formatted(file, line, key, problem, fix));
    }
}
