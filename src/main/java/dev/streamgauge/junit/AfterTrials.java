package dev.streamgauge.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A test that runs after all trials of its class, usually with a {@link Comparison} as its parameter. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Order(Integer.MAX_VALUE - 1)
public @interface AfterTrials {}
