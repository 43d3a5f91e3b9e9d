package dev.streamgauge.testbed;

/** This place cannot do what is asked of it, and that is nobody's failure: a test that needs it is aborted. */
public final class MissingAbilityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Writes the message.
     *
     * @param missing what is missing, as a sentence
     * @param fix what to do about it, as a sentence
     */
    public MissingAbilityException(String missing, String fix) {
        super(missing + " " + fix);
    }
}
