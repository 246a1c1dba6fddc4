package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;

class EventFilesTest {
    @TempDir
    private Path folder;

    /** Train first, and the files of a part by their numbers. */
    @Test
    void eventsLieInAFolderAClass() throws IOException {
        write("Test/9/00003.bin", 3);
        write("Train/0/00002.bin", 2);
        write("Train/7/00001.bin", 1);
        EventSet read = (EventSet) Datasets.load(folder.toString(), folder, 1);
        assertEquals(2312, read.channels());
        assertEquals(10, read.classes());
        assertArrayEquals(new int[] {7, 0, 9}, read.labels());
        assertArrayEquals(new int[][] {{1}, {2}, {3}}, read.spiking());
        String checksum = DatasetChecksum.sha256(read);
        write("Test/9/00003.bin", 4);
        assertNotEquals(checksum, DatasetChecksum.sha256(Datasets.load(folder.toString(), folder, 1)));
    }

    @Test
    void brokenFileAmongThemIsNamed() throws IOException {
        write("Train/0/00001.bin", 1);
        Path broken = folder.resolve("Train/0/00002.bin");
        Files.write(broken, new byte[7]);
        assertRefused(broken + " must have 5 bytes an event, was of 7 bytes");
    }

    @Test
    void severalKindsInAFolderAreRefused() throws IOException {
        write("Train/0/00001.bin", 1);
        Files.write(folder.resolve("mine.h5"), new byte[7]);
        assertRefused(
                "data set " + folder + ": the folder " + folder + " holds several data sets side by side; name one"
                        + " file, or put the parts of one set into a folder of their own");
    }

    /** Two classes that one event each tells apart are learnt. */
    @Test
    void runLearnsFromThem() throws IOException {
        for (int sample = 0; sample < 24; sample++) {
            write("Train/" + sample % 2 + "/" + sample + ".bin", sample % 2);
        }
        RunSpec spec = Catalogue.specOf(Map.of(
                "dataset", folder + "/",
                "learner", "surrogate-gradient",
                "surrogate.stimulus", "events",
                "surrogate.hidden", 20,
                "surrogate.batch", 4,
                "events.current", 100,
                "surrogate.learningRate", 0.01,
                "training.images", 16,
                "training.stepsPerImage", 10,
                "test.images", 8));
        assertEquals(
                1,
                Engine.run(spec, spec.samples(DataPlaces.of(folder))).scores().test());
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Datasets.load(folder.toString(), folder, 1))
                        .getMessage());
    }

    /** A darker event in this column of the first row after 1000 µs. */
    private void write(String name, int column) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) column, 0, 0, 0x03, (byte) 0xE8});
    }
}
