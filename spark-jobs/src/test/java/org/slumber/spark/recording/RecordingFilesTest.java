package org.slumber.spark.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.learner.Structure.Projection;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.engine.spec.InvalidInputException;

class RecordingFilesTest {
    private static final Population INPUT = new Population("input", 2, true, false);
    private static final Population HIDDEN = new Population("hidden", 1, true, false);
    private static final Structure STRUCTURE = new Structure(
            List.of(INPUT, HIDDEN),
            List.of(new Projection(
                    "input-hidden", Optional.of(INPUT), HIDDEN, 2, synapse -> synapse, synapse -> 0, synapse -> 0.5)));

    @TempDir
    Path folder;

    private static void spike(RecordingWriter writer, long time, String population, long neuron) {
        writer.add(RecordedTable.SPIKES, time, population, neuron, "training", 1L, null);
    }

    @Test
    void anArrayHasNumpysHeaderItsSizeAndItsElements() throws IOException {
        try (NpzRecording npz = new NpzRecording(folder)) {
            npz.begin(STRUCTURE);
            spike(npz, 7, "hidden", 0);
            spike(npz, 1L << 40, "input", 1);
            npz.end();
        }
        assertEquals(List.of("spikes.npz"), names());
        try (ZipFile file = new ZipFile(folder.resolve("spikes.npz").toFile())) {
            ByteBuffer times = array(file, "time", "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }");
            assertEquals(7, times.getLong());
            assertEquals(1L << 40, times.getLong());
            assertEquals(
                    -1,
                    array(file, "image", "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }")
                            .getLong());
            ByteBuffer populations =
                    array(file, "population", "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }");
            assertEquals(0, populations.getInt());
            assertEquals(1, populations.getInt());
            ByteBuffer texts =
                    array(file, "population_names", "{'descr': '<U6', 'fortran_order': False, 'shape': (2,), }");
            byte[] bytes = new byte[texts.remaining()];
            texts.get(bytes);
            assertEquals("hiddeninput\0", new String(bytes, Charset.forName("UTF-32LE")));
        }
    }

    private static ByteBuffer array(ZipFile file, String name, String dictionary) throws IOException {
        byte[] bytes = file.getInputStream(file.getEntry(name + ".npy")).readAllBytes();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        buffer.get(magic);
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
        byte[] header = new byte[buffer.getShort()];
        buffer.get(header);
        assertEquals(0, buffer.position() % 64);
        String text = new String(header, StandardCharsets.US_ASCII);
        assertEquals(dictionary, text.strip());
        assertTrue(text.endsWith("\n"));
        return buffer;
    }

    @Test
    void sonataBeginsAnotherFileAfterSoManySpikesAndForAMomentThatComesTwice() throws IOException {
        try (SonataRecording sonata = new SonataRecording(folder, 2)) {
            sonata.begin(STRUCTURE);
            spike(sonata, 1, "input", 1);
            spike(sonata, 2, "hidden", 0);
            spike(sonata, 3, "hidden", 0);
            double[] weights = {0.1, 0.2, 0.3, 0.4};
            for (int synapse = 0; synapse < weights.length; synapse++) {
                long pre = synapse % 2;
                sonata.add(RecordedTable.WEIGHTS, "onset", 3L, 1L, 3L, "input-hidden", pre, 0L, weights[synapse]);
            }
            sonata.end();
        }
        assertEquals(
                List.of(
                        "circuit_config.json",
                        "edge_types.csv",
                        "edges-onset-3-2.h5",
                        "edges-onset-3.h5",
                        "node_types.csv",
                        "nodes.h5",
                        "spikes-2.h5",
                        "spikes.h5"),
                names());
        try (HdfFile file = new HdfFile(folder.resolve("spikes-2.h5"))) {
            assertArrayEquals(new double[] {3}, (double[])
                    file.getDatasetByPath("/spikes/hidden/timestamps").getData());
            assertEquals(
                    "ms",
                    file.getDatasetByPath("/spikes/hidden/timestamps")
                            .getAttribute("units")
                            .getData());
        }
        assertArrayEquals(new double[] {0.1, 0.2}, weights("edges-onset-3.h5"));
        assertArrayEquals(new double[] {0.3, 0.4}, weights("edges-onset-3-2.h5"));
    }

    private double[] weights(String name) {
        try (HdfFile file = new HdfFile(folder.resolve(name))) {
            assertArrayEquals(new long[] {0, 1}, (long[])
                    file.getDatasetByPath("/edges/input-hidden/source_node_id").getData());
            return (double[])
                    file.getDatasetByPath("/edges/input-hidden/0/syn_weight").getData();
        }
    }

    @Test
    void aFolderIsThereOnceItIsWhole() throws IOException {
        Path place = folder.resolve("a").resolve("b");
        try (RecordingFolder unfinished = new RecordingFolder(place)) {
            Files.writeString(unfinished.files().resolve("file"), "half");
        }
        assertFalse(Files.exists(place));
        // what a program that was killed has left is no obstacle
        Files.createDirectories(folder.resolve("a").resolve(".b.unfinished").resolve("old"));
        try (RecordingFolder whole = new RecordingFolder(place)) {
            Files.writeString(whole.files().resolve("file"), "whole");
            assertEquals(List.of(place.resolve("file")), whole.commit());
        }
        assertEquals(List.of("b"), names(folder.resolve("a")));
        assertEquals(
                place + " is there already; give another --out, or delete it",
                assertThrows(InvalidInputException.class, () -> new RecordingFolder(place).close())
                        .getMessage());
    }

    private List<String> names() throws IOException {
        return names(folder);
    }

    private static List<String> names(Path of) throws IOException {
        try (var files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
