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
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts rapaio-jupyter-kernel, as its own main class does but for one thing: the channels by which Jupyter asks open
 * last. In version 3.0.1 they open before the kernel knows what answers them, and a request in between ends the
 * channel's thread: on a busy machine, the notebook then waits for its kernel for ever.
 */
public final class Kernel {
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
        Field openedByConnect = field("channels");
        Object all = openedByConnect.get(channels);
        AbstractChannel shell = (AbstractChannel) field("shell").get(channels);
        AbstractChannel control = (AbstractChannel) field("control").get(channels);
        Set<Object> others = new HashSet<>((Set<?>) all);
        others.removeAll(List.of(shell, control));
        openedByConnect.set(channels, others);
        channels.connect(MainApp.kernel);
        openedByConnect.set(channels, all);
        shell.bind(properties);
        control.bind(properties);
        channels.joinUntilClose();
    }

    private static Field field(String name) throws ReflectiveOperationException {
        Field field = Channels.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
