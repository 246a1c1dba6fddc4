package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class Hdf5EventsTest {
    /**
     * As the Heidelberg Digits are written (h5py 3.7, lists of unequal lengths, times in half precision, units and labels in 16
     * bits): times 0.5, 0.25 and 1 s of units 699, 3 and 0, none, and twice 0.125 s of units 5 and 2; labels 19, 0 and 7.
     */
    private static final String DIGITS =
            "H4sIAAAAAAACA+2YsU4CQRCGZ/du5bzEALFBKkJlSWFhYaERlMKIUQtLNSGRiMbksKfEjsfwHWwofQwfgcoWWXYGdjeCBgpImC+5"
                    + "THb3Zw9m/5sj81Ytn2zF+Rg0UQQhZMBmgHwX3TGt32IUGDsY3yXNi9FaDuezuL+vu76sVLR64EH3+VImRsCsI9XK0YWONzgmP31K"
                    + "V5e8NB7rCUDz7r7eTCa+PJzzvtP8Ww3M+EH9z7/7aNwMHyX71/JTR7m6VuNJ2xdenxutBBb379V5rSxAjn3Xz8/WU30tBG5d9/2+"
                    + "bghQJheCxuYEhTATmB4rFkbSHXzms4U0SKwAsYI4jTo1zLjWSWl2jnDfQHTNOxlK3jdpr0Q+yFfkl93UbD35r73JtWAxX+UcX+lL"
                    + "Whme7qde/nc/dVYqH/p39mK39thIa11rT49rZ8IyGH1mY/zihT04oBxN5j9k4OQ1JH3JJCj05hW4fzS6afYuwzAMwzAMwzAMwyyj"
                    + "XyD/6BeEME+/JTOSTu+zSK/P0i96HQjqGPBhMQzDMMyS2B5eKfgBfxNonPYiAAA=";

    @TempDir
    private Path folder;

    @Test
    void digitsAreReadInOrderOfTime() throws IOException {
        EventSet read = (EventSet) Datasets.load(digits("mine.h5").toString(), folder, 1);
        assertEquals(700, read.channels());
        assertEquals(20, read.classes());
        assertArrayEquals(new int[] {19, 0, 7}, read.labels());
        assertArrayEquals(new int[] {250_000, 500_000, 1_000_000}, read.times()[0]);
        assertArrayEquals(new int[] {3, 699, 0}, read.spiking()[0]);
        assertEquals(0, read.times()[1].length);
        assertArrayEquals(new int[] {125_000, 125_000}, read.times()[2]);
        assertArrayEquals(new int[] {2, 5}, read.spiking()[2]);
    }

    @Test
    void partsOfASetAreJoinedTrainFirst() throws IOException {
        digits("shd_test.h5");
        write("shd_train.h5", new double[][] {{0.001}}, new int[][] {{1000}}, new int[] {2});
        EventSet read = (EventSet) Datasets.load("mine", new DataPlaces(folder, Map.of("mine", folder + "/")), 1);
        assertEquals("mine", read.name());
        assertArrayEquals(new int[] {2, 19, 0, 7}, read.labels());
        assertEquals(1001, read.channels());
        assertArrayEquals(new int[] {1000}, read.times()[0]);
    }

    @Test
    void severalSetsInAFolderAreRefused() throws IOException {
        digits("shd_train.h5");
        digits("ssc_train.h5");
        assertRefused(
                folder,
                "data set " + folder + ": the folder " + folder + " holds several data sets side by side; name"
                        + " one file, or put the parts of one set into a folder of their own");
    }

    @Test
    void brokenFilesAreRefusedByNameAndFault() throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "no HDF5");
        String message = assertThrows(InvalidInputException.class, () -> Hdf5Events.read("mine", List.of(text)))
                .getMessage();
        assertTrue(
                message.startsWith(text + " cannot be read (")
                        && message.endsWith("): an HDF5 file with spikes/times (s), spikes/units and labels is wanted"),
                message);
        Path missing = folder.resolve("missing.h5");
        assertRefused(missing, missing + " is missing");
        Path bare = folder.resolve("bare.h5");
        try (WritableHdfFile file = HdfFile.write(bare)) {
            file.putDataset("labels", new int[] {1});
        }
        assertRefused(
                bare,
                bare + " has no spikes/times; spikes/times (s), spikes/units and labels of each sample are wanted");
        double[][] times = {{0.1, 0.2}};
        int[][] units = {{1, 2}};
        int[] labels = {0};
        assertRefused(
                write("labels.h5", times, units, new int[] {0, 1}),
                folder.resolve("labels.h5")
                        + " has 1 samples in spikes/times, 1 in spikes/units and 2 in labels: as many,"
                        + " and at least one, are wanted");
        assertRefused(
                write("spikes.h5", times, new int[][] {{1, 2, 3}}, labels),
                folder.resolve("spikes.h5")
                        + " has 2 spikes of sample 0 in spikes/times, but 3 in spikes/units: as many are wanted");
        assertRefused(
                write("time.h5", new double[][] {{0.1, -0.5}}, units, labels),
                folder.resolve("time.h5") + " has the time -0.5 s in spikes/times; 0 to 1000 are wanted");
        assertRefused(
                write("unit.h5", times, new int[][] {{1, 65_536}}, labels),
                folder.resolve("unit.h5")
                        + " has the value 65536.0 in spikes/units; whole numbers from 0 to 65535 are wanted");
        assertRefused(
                write("label.h5", times, units, new int[] {-1}),
                folder.resolve("label.h5") + " has the value -1.0 in labels; whole numbers from 0 to 65535 are wanted");
        assertRefused(
                write("flat.h5", new double[] {0.1}, units, labels),
                folder.resolve("flat.h5") + " has no list of each sample in spikes/times; one is wanted");
    }

    private static void assertRefused(Path path, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Datasets.load(path.toString(), path, 1))
                        .getMessage());
    }

    private Path digits(String name) throws IOException {
        byte[] zipped = Base64.getDecoder().decode(DIGITS);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private Path write(String name, Object times, Object units, int[] labels) {
        Path path = folder.resolve(name);
        try (WritableHdfFile file = HdfFile.write(path)) {
            WritableGroup spikes = file.putGroup("spikes");
            spikes.putDataset("times", times);
            spikes.putDataset("units", units);
            file.putDataset("labels", labels);
        }
        return path;
    }
}
