package dev.streamgauge.process;

import java.util.List;

/**
 * What a kind of JVM needs to start: flags, and which jars of this JVM's class path it must not see.
 *
 * <p>Everything lives in one Maven module, but not everything can live in one JVM: Spark brings Kryo 4, Flink needs Kryo
 * 5, and each would pick up the other's.
 *
 * @param name the role's name
 * @param jvmFlags flags of the {@code java} command
 * @param unwantedJars beginnings of jar file names that are left out
 */
public record JvmRole(String name, List<String> jvmFlags, List<String> unwantedJars) {

    public JvmRole {
        jvmFlags = List.copyOf(jvmFlags);
        unwantedJars = List.copyOf(unwantedJars);
    }

    /** The role's class path, made from this JVM's. */
    public String classPath() {
        return ClassPath.ofThisJvm().without(unwantedJars).toString();
    }
}
