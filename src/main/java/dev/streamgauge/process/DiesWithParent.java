package dev.streamgauge.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in a JVM that ends when its parent ends, however the parent ends.
 *
 * <p>The parent holds the other end of standard input and never writes to it. When the parent dies, by {@code kill -9}
 * too, the kernel closes the pipe, the read returns, and this JVM halts without any shutdown hook that could hang.
 */
public final class DiesWithParent {

    private DiesWithParent() {}

    /**
     * Starts watching, then runs the other main class.
     *
     * @param args the main class, then its arguments
     * @throws ReflectiveOperationException if there is no such main class
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(DiesWithParent::haltWhenInputEnds, "dies-with-parent");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            // As the launcher would: show the failure; threads that are not daemons keep the JVM, so end it.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void haltWhenInputEnds() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes; whatever comes is not for us.
            }
        } catch (IOException closed) {
            // The pipe is gone: so is the parent.
        }
        Runtime.getRuntime().halt(143);
    }
}
