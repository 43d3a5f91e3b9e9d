package dev.streamgauge.probe;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The pauses for garbage collection in this JVM, from the moment it is made until it is closed. */
public final class GarbagePauses implements NotificationListener, AutoCloseable {

    private final List<Long> millis = new CopyOnWriteArrayList<>();

    /** Begins to listen. */
    public GarbagePauses() {
        emitters().forEach(emitter -> emitter.addNotificationListener(this, null, null));
    }

    private static List<NotificationEmitter> emitters() {
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .filter(bean -> !runsBesideTheThreads(bean.getName()))
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .toList();
    }

    /** ZGC, Shenandoah and newer G1 tell of their concurrent cycles by a name of its own; nobody pauses for those. */
    private static boolean runsBesideTheThreads(String collector) {
        return collector.endsWith("Cycles") || collector.endsWith("Concurrent GC");
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            millis.add(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo()
                    .getDuration());
        }
    }

    /** Count, sum and longest, in milliseconds. */
    public LongSummaryStatistics statistics() {
        return millis.stream().mapToLong(Long::longValue).summaryStatistics();
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters()) {
            try {
                emitter.removeNotificationListener(this);
            } catch (ListenerNotFoundException alreadyClosed) {
                return;
            }
        }
    }
}
