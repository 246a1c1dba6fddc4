package org.slumber.notebooks;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.AbstractChannel;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts rapaio-jupyter-kernel, as its own main class does but for two things that on a busy machine leave a notebook
 * waiting for its kernel for ever. In version 3.0.1 the channels by which Jupyter asks open before the kernel knows what
 * answers them, and a request in between ends the channel's thread: here they open last. And a channel's thread that runs
 * before the one that started it has noted so ends at once: here it is started again.
 */
public final class Kernel {
    /** After which a thread that ended at once has ended. */
    private static final long PAUSE_MILLISECONDS = 50;

    private Kernel() {}

    /**
     * Runs the kernel until Jupyter ends it.
     *
     * @param arguments the connection file that Jupyter has written
     */
    public static void main(String[] arguments) throws Exception {
        // one line for each message from Jupyter otherwise
        Logger.getLogger("").setLevel(Level.WARNING);
        ConnectionProperties properties =
                Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class);
        Channels channels = new Channels(properties);
        Field openedByConnect = field(Channels.class, "channels");
        Object all = openedByConnect.get(channels);
        AbstractChannel shell = (AbstractChannel) field(Channels.class, "shell").get(channels);
        AbstractChannel control =
                (AbstractChannel) field(Channels.class, "control").get(channels);
        Set<Object> others = new HashSet<>((Set<?>) all);
        others.removeAll(List.of(shell, control));
        openedByConnect.set(channels, others);
        channels.connect(MainApp.kernel);
        openedByConnect.set(channels, all);
        shell.bind(properties);
        control.bind(properties);
        for (Object channel : (Set<?>) all) {
            keepAlive(channel);
        }
        channels.joinUntilClose();
    }

    /** Starts the thread of a channel again until it lives; a channel without one is left as it is. */
    private static void keepAlive(Object channel) throws ReflectiveOperationException, InterruptedException {
        for (Field field : channel.getClass().getDeclaredFields()) {
            if (field.getType() == LoopThread.class) {
                field.setAccessible(true);
                LoopThread thread = (LoopThread) field.get(channel);
                Thread.sleep(PAUSE_MILLISECONDS);
                while (thread != null && !thread.isAlive()) {
                    thread = new LoopThread(
                            thread.getName(),
                            (long) field(LoopThread.class, "sleep").get(thread),
                            (Runnable) field(LoopThread.class, "loopBody").get(thread));
                    field.set(channel, thread);
                    thread.start();
                    Thread.sleep(PAUSE_MILLISECONDS);
                }
            }
        }
    }

    private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
