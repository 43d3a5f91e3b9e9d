package dev.streamgauge.process;

import java.nio.file.Path;
import java.util.OptionalLong;

/** A process of a service, wherever it runs. */
public interface ServiceProcess {

    /** Its role, unique among the processes of a trial, fit for a file name. */
    String name();

    /** Its process id, where it runs on this machine. */
    OptionalLong pid();

    /** Whether it is still running. */
    boolean alive();

    /** The file that holds all that it wrote to its standard output and error. */
    Path log();

    /** How it ended, or that it still runs, in words for a message. */
    String fate();
}
