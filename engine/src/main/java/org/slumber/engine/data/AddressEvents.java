package org.slumber.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Address events of a silicon retina as N-MNIST has them (Orchard, Jayawant, Cohen and Thakor 2015, <a
 * href="https://doi.org/10.3389/fnins.2015.00437">doi 10.3389/fnins.2015.00437</a>): five bytes an event, of which the first
 * is the column, the second the row, the highest bit of the third whether it got brighter, and the other 23 bits, highest
 * first, the time in µs. A row of {@value #OVERFLOW} is no event but says that from it on times are 2¹³ µs later.
 *
 * <p>An event becomes a spike of the channel {@code (brighter·side + row)·side + column}.
 *
 * @param side pixels a side, 1 to 240
 */
record AddressEvents(int side) {
    private static final int BYTES = 5;
    private static final int OVERFLOW = 240;
    private static final int OVERFLOW_MICROSECONDS = 1 << 13;
    private static final int LATEST = 1_000_000_000;
    private static final int BRIGHTER = 0x80;

    /** Channels of a sample. */
    int channels() {
        return 2 * side * side;
    }

    /**
     * Reads the sample that a file is.
     *
     * @return {@link EventSetBuilder#spike}s
     * @throws InvalidInputException naming the file, where it is not of such events
     */
    long[] read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " cannot be read (" + e + "): address events of " + BYTES + " bytes each are wanted", e);
        }
        if (bytes.length % BYTES != 0) {
            throw new InvalidInputException(
                    file + " must have " + BYTES + " bytes an event, was of " + bytes.length + " bytes");
        }
        long[] spikes = new long[bytes.length / BYTES];
        int count = 0;
        int later = 0;
        for (int at = 0; at < bytes.length; at += BYTES) {
            int column = bytes[at] & 0xff;
            int row = bytes[at + 1] & 0xff;
            if (row == OVERFLOW) {
                later += OVERFLOW_MICROSECONDS;
                if (later > LATEST) {
                    throw new InvalidInputException(
                            file + " must last at most " + LATEST + " us, event " + (at / BYTES + 1) + " was later");
                }
                continue;
            }
            if (column >= side || row >= side) {
                throw new InvalidInputException(file + " must have events on " + side + " x " + side + " pixels, event "
                        + (at / BYTES + 1) + " was in column " + column + " of row " + row);
            }
            int brighter = (bytes[at + 2] & BRIGHTER) == 0 ? 0 : 1;
            int high = bytes[at + 2] & (BRIGHTER - 1);
            int middle = bytes[at + 3] & 0xff;
            int low = bytes[at + 4] & 0xff;
            int time = later + ((high << 16) | (middle << 8) | low);
            spikes[count++] = EventSetBuilder.spike(time, (brighter * side + row) * side + column);
        }
        return Arrays.copyOf(spikes, count);
    }
}
