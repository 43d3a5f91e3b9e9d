package dev.streamgauge.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a class the test of an experiment.
 *
 * <p>The file is read, and everything in it checked, before anything starts. A broker is started once for all classes;
 * each trial gets fresh topics and an engine of its own. Methods annotated with {@link Trials} run once for each trial,
 * those with {@link AfterTrials} once after all of them. Their parameters may be a {@link Trial}, {@link Producers}, a
 * {@link Probe}, a {@link Testbed}, or a {@link Comparison}.
 *
 * <p>It is not promised that trials run in the file's order: they are shuffled, with the experiment's seed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StreamExperimentExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public @interface StreamExperiment {

    /** Name of the experiment file, a resource under {@code experiments/}. */
    String value();
}
