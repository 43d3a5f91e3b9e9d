package dev.streamgauge.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that judges one of the claims that the experiment file lists. It returns a
 * {@link dev.streamgauge.claim.Ruling}; its parameters may be a {@link dev.streamgauge.claim.ClaimEvidence} and a
 * {@link Comparison}. Its class implements {@link ClaimTests}, which runs it after all trials, whatever has become of them.
 *
 * <p>A claim that is refuted fails no test: that is a finding. A verdict that is the opposite of the one on record does.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Claim {

    /** The claim's id in the experiment file, such as {@code A9}. */
    String value();
}
