package org.slumber.engine.data;

import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfInvalidPathException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Spikes in time from HDF5 files as those of the Heidelberg spiking data sets (Cramer, Stradmann, Schemmel and Zenke 2020, <a
 * href="https://doi.org/10.1109/TNNLS.2020.3044364">doi 10.1109/TNNLS.2020.3044364</a>): of each sample {@code spikes/times}
 * in s, {@code spikes/units} and {@code labels}. There are as many channels as the largest unit of all files says, and as many
 * classes as the largest label.
 */
final class Hdf5Events {
    private static final String TIMES = "spikes/times";
    private static final String UNITS = "spikes/units";
    private static final String LABELS = "labels";
    private static final double MICROSECONDS = 1e6;
    private static final int LATEST_SECONDS = 1000;
    private static final int LARGEST = 65_535;

    private Hdf5Events() {}

    /**
     * Reads a set.
     *
     * @param files its parts, in their order
     * @throws InvalidInputException naming the file, where it is not as above
     */
    static EventSet read(String name, List<Path> files) {
        EventSetBuilder samples = new EventSetBuilder();
        int channels = 0;
        for (Path file : files) {
            channels = Math.max(channels, add(file, samples));
        }
        return samples.build(name, channels);
    }

    /** Adds the samples of a file, and says how many channels they are on. */
    private static int add(Path file, EventSetBuilder samples) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file + " is missing");
        }
        Object[] times;
        Object[] units;
        Object labels;
        try (HdfFile read = new HdfFile(file)) {
            times = perSample(file, read, TIMES);
            units = perSample(file, read, UNITS);
            labels = data(file, read, LABELS);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            // the reader throws what its parser stumbles over
            throw new InvalidInputException(
                    file + " cannot be read (" + e.getMessage() + "): an HDF5 file with " + wanted() + " is wanted", e);
        }
        if (times.length == 0 || units.length != times.length || Array.getLength(labels) != times.length) {
            throw new InvalidInputException(file + " has " + times.length + " samples in " + TIMES + ", " + units.length
                    + " in " + UNITS + " and " + Array.getLength(labels) + " in " + LABELS
                    + ": as many, and at least one, are wanted");
        }
        int channels = 0;
        for (int sample = 0; sample < times.length; sample++) {
            int spikes = Array.getLength(times[sample]);
            if (Array.getLength(units[sample]) != spikes) {
                throw new InvalidInputException(file + " has " + spikes + " spikes of sample " + sample + " in " + TIMES
                        + ", but " + Array.getLength(units[sample]) + " in " + UNITS + ": as many are wanted");
            }
            long[] read = new long[spikes];
            for (int spike = 0; spike < spikes; spike++) {
                int unit = whole(file, UNITS, units[sample], spike);
                channels = Math.max(channels, unit + 1);
                read[spike] = EventSetBuilder.spike(microseconds(file, times[sample], spike), unit);
            }
            samples.add(read, whole(file, LABELS, labels, sample));
        }
        return channels;
    }

    private static String wanted() {
        return TIMES + " (s), " + UNITS + " and " + LABELS;
    }

    private static Object data(Path file, HdfFile read, String path) {
        try {
            return read.getDatasetByPath(path).getData();
        } catch (HdfInvalidPathException e) {
            throw new InvalidInputException(
                    file + " has no " + path + "; " + wanted() + " of each sample are wanted", e);
        }
    }

    private static Object[] perSample(Path file, HdfFile read, String path) {
        Object data = data(file, read, path);
        if (data instanceof Object[] samples
                && (samples.length == 0 || samples[0].getClass().isArray())) {
            return samples;
        }
        throw new InvalidInputException(file + " has no list of each sample in " + path + "; one is wanted");
    }

    private static int microseconds(Path file, Object times, int spike) {
        double seconds = Array.getDouble(times, spike);
        if (!(seconds >= 0 && seconds <= LATEST_SECONDS)) {
            throw new InvalidInputException(
                    file + " has the time " + seconds + " s in " + TIMES + "; 0 to " + LATEST_SECONDS + " are wanted");
        }
        return (int) Math.rint(seconds * MICROSECONDS);
    }

    private static int whole(Path file, String path, Object values, int index) {
        double value = Array.getDouble(values, index);
        if (!(value >= 0 && value <= LARGEST && value == Math.rint(value))) {
            throw new InvalidInputException(file + " has the value " + value + " in " + path
                    + "; whole numbers from 0 to " + LARGEST + " are wanted");
        }
        return (int) value;
    }
}
