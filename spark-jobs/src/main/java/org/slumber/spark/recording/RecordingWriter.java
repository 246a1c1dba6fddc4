package org.slumber.spark.recording;

import java.io.IOException;
import org.slumber.engine.recording.RecordingSink;

/**
 * Writes a recording into a folder. What goes wrong while it writes is an {@link
 * org.slumber.engine.spec.InvalidInputException} that names the folder.
 */
public interface RecordingWriter extends RecordingSink, AutoCloseable {
    /** Completes the files once the run has ended. */
    void end() throws IOException;

    /** Lets go of all that is open; what was not ended is not whole. */
    @Override
    void close() throws IOException;
}
