package dev.streamgauge.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Gives an experiment's test class one test for each of its {@link Claim} methods. */
public interface ClaimTests {

    /** The tests, in the order of the claims in the experiment file. */
    @TestFactory
    @Order(Integer.MAX_VALUE)
    default Stream<DynamicTest> claims(Claims claims) {
        return claims.tests(this);
    }
}
