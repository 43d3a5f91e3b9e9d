package dev.streamgauge.process;

import java.nio.file.Path;
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
 * @param first folders and jars of classes that it sees before this JVM's
 */
public record JvmRole(String name, List<String> jvmFlags, List<String> unwantedJars, List<Path> first) {

    public JvmRole {
        jvmFlags = List.copyOf(jvmFlags);
        unwantedJars = List.copyOf(unwantedJars);
        first = List.copyOf(first);
    }

    /** A role that sees nothing before this JVM's class path. */
    public JvmRole(String name, List<String> jvmFlags, List<String> unwantedJars) {
        this(name, jvmFlags, unwantedJars, List.of());
    }

    /** The same, with other classes before all that it sees. */
    public JvmRole seeingFirst(List<Path> classes) {
        return new JvmRole(name, jvmFlags, unwantedJars, classes);
    }

    /** The role's class path, made from this JVM's. */
    public String classPath() {
        return ClassPath.ofThisJvm().without(unwantedJars).behind(first).toString();
    }
}
