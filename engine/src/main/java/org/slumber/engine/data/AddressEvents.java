package org.slumber.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Address events of a silicon retina as N-MNIST has them (Orchard, Jayawant, Cohen and Thakor 2015, <a
 * href="https://doi.org/10.3389/fnins.2015.00437">doi 10.3389/fnins.2015.00437</a>): five bytes an event, of which the first
 * is the column, the second the row, the highest bit of the third whether it got brighter, and the other 23 bits, highest
 * first, the time in µs. A row of {@value #OVERFLOW} is no event but says that from it on times are 2¹³ µs later.
 *
 * <p>An event becomes a spike of the channel {@code (brighter·side + row)·side + column} in the step that it falls in;
 * several of a channel in a step are one spike, and what comes after the last step is left out.
 *
 * @param side pixels a side, 34 of N-MNIST, 1 to 240
 * @param microseconds of a step, above 0
 * @param steps of a sample, above 0
 */
record AddressEvents(int side, int microseconds, int steps) {
    private static final int BYTES = 5;
    private static final int OVERFLOW = 240;
    private static final long OVERFLOW_MICROSECONDS = 1 << 13;
    private static final int BRIGHTER = 0x80;

    /** Channels of a sample. */
    int channels() {
        return 2 * side * side;
    }

    /**
     * Reads a sample of each file.
     *
     * @param name of the set
     * @param files a sample each
     * @param labels {@code [file]}
     * @param classes number of classes
     * @throws InvalidInputException naming the file, where it is not of such events
     */
    EventSet read(String name, List<Path> files, int[] labels, int classes) throws IOException {
        int[][] times = new int[files.size()][];
        int[][] spiking = new int[files.size()][];
        for (int sample = 0; sample < files.size(); sample++) {
            BitSet spikes = spikes(files.get(sample));
            times[sample] = spikes.stream().map(cell -> cell / channels()).toArray();
            spiking[sample] = spikes.stream().map(cell -> cell % channels()).toArray();
        }
        return new EventSet(name, channels(), steps, times, spiking, labels, classes);
    }

    /** {@code [step][channel]}. */
    private BitSet spikes(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length % BYTES != 0) {
            throw new InvalidInputException(
                    file + " must have " + BYTES + " bytes an event, was of " + bytes.length + " bytes");
        }
        BitSet spikes = new BitSet();
        long later = 0;
        for (int at = 0; at < bytes.length; at += BYTES) {
            int column = bytes[at] & 0xff;
            int row = bytes[at + 1] & 0xff;
            if (row == OVERFLOW) {
                later += OVERFLOW_MICROSECONDS;
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
            long time = later + ((high << 16) | (middle << 8) | low);
            long step = time / microseconds;
            if (step < steps) {
                spikes.set((int) step * channels() + (brighter * side + row) * side + column);
            }
        }
        return spikes;
    }
}
