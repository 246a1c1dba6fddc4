package org.slumber.spark.recording;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.learner.Structure.Projection;
import org.slumber.engine.recording.RecordedTable;

/**
 * HDF5 files of the <a href="https://github.com/AllenInstitute/sonata/blob/master/docs/SONATA_DEVELOPER_GUIDE.md">SONATA</a>
 * format: {@code nodes.h5} with every population, {@code spikes.h5}, and {@code edges-MOMENT-TIME.h5} for every moment at
 * which weights are recorded, with the types of nodes and edges in CSV files and a {@code circuit_config.json} that names
 * the edges of the last. Biases stand with the nodes of the file of edges, as the attribute {@code bias}.
 *
 * <p>Implementation notes. What a file holds must be in memory until it is written, so that after so many spikes another
 * begins, {@code spikes-2.h5}. Node ids are signed. The attribute {@code sorting}, which is an enumeration and may be left out, is; spikes are
 * in the order of time.
 */
final class SonataRecording implements RecordingWriter {
    /** 16 bytes each, and twice that while they are written. */
    static final int SPIKES_OF_A_FILE = 4_000_000;

    private static final int MAGIC = 0x0A7A;
    private static final int[] VERSION = {0, 1};
    private static final int MOMENT = RecordedTable.WEIGHTS.indexOf("moment");
    private static final int TIME = RecordedTable.WEIGHTS.indexOf("time");
    private static final int PROJECTION = RecordedTable.WEIGHTS.indexOf("projection");
    private static final int WEIGHT = RecordedTable.WEIGHTS.indexOf("weight");

    private final Path folder;
    private final int spikesOfAFile;
    private final Map<String, Spikes> spikes = new LinkedHashMap<>();
    private Structure structure;
    private int buffered;
    private int spikeFiles;
    private String edges = "";
    private String moment = "";
    private int repeats = 1;
    /** By projection, of the moment that is being recorded. */
    private Map<String, double[]> weights = new LinkedHashMap<>();

    private final Map<String, Integer> filled = new LinkedHashMap<>();

    SonataRecording(Path folder) {
        this(folder, SPIKES_OF_A_FILE);
    }

    SonataRecording(Path folder, int spikesOfAFile) {
        this.folder = folder;
        this.spikesOfAFile = spikesOfAFile;
    }

    /** Those of one population that wait to be written. */
    private static final class Spikes {
        private double[] timestamps = new double[1024];
        private long[] nodes = new long[1024];
        private int count;

        void add(double timestamp, long node) {
            if (count == nodes.length) {
                timestamps = Arrays.copyOf(timestamps, 2 * count);
                nodes = Arrays.copyOf(nodes, 2 * count);
            }
            timestamps[count] = timestamp;
            nodes[count++] = node;
        }
    }

    /** What is written into a file. */
    @FunctionalInterface
    private interface Content {
        void into(WritableHdfFile file);
    }

    private void write(String name, Content content) {
        try (WritableHdfFile file = HdfFile.write(folder.resolve(name))) {
            file.putAttribute("magic", MAGIC);
            file.putAttribute("version", VERSION);
            content.into(file);
        } catch (HdfException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    @Override
    public void begin(Structure begun) {
        structure = begun;
        write("nodes.h5", file -> {
            WritableGroup nodes = file.putGroup("nodes");
            structure.populations().forEach(population -> nodes(nodes, population, Optional.empty()));
        });
        StringBuilder types = new StringBuilder("node_type_id population model_type\n");
        for (Population population : structure.populations()) {
            types.append(structure.indexOf(population))
                    .append(' ')
                    .append(population.name())
                    .append(structure.indexOf(population) == 0 ? " virtual\n" : " point_neuron\n");
        }
        write("node_types.csv", types.toString());
    }

    private void nodes(WritableGroup nodes, Population population, Optional<double[]> bias) {
        int count = population.neurons();
        if (count == 0) {
            return;
        }
        WritableGroup group = nodes.putGroup(population.name());
        int[] types = new int[count];
        Arrays.fill(types, structure.indexOf(population));
        group.putDataset("node_type_id", types);
        group.putDataset("node_id", upTo(count));
        group.putDataset("node_group_id", new int[count]);
        group.putDataset("node_group_index", upTo(count));
        WritableGroup attributes = group.putGroup("0");
        bias.ifPresent(values -> attributes.putDataset("bias", values));
    }

    private static long[] upTo(int count) {
        return LongStream.range(0, count).toArray();
    }

    @Override
    public void add(RecordedTable table, Object... values) {
        if (table == RecordedTable.SPIKES) {
            spikes.computeIfAbsent((String) values[1], population -> new Spikes())
                    .add((Long) values[0], (Long) values[2]);
            if (++buffered == spikesOfAFile) {
                writeSpikes();
            }
        } else {
            addWeight(values);
        }
    }

    private void writeSpikes() {
        spikeFiles++;
        write(spikeFiles == 1 ? "spikes.h5" : "spikes-" + spikeFiles + ".h5", file -> {
            WritableGroup all = file.putGroup("spikes");
            spikes.forEach((population, of) -> {
                WritableGroup group = all.putGroup(population);
                WritableDataset timestamps = group.putDataset("timestamps", Arrays.copyOf(of.timestamps, of.count));
                timestamps.putAttribute("units", "ms");
                group.putDataset("node_ids", Arrays.copyOf(of.nodes, of.count));
            });
        });
        spikes.clear();
        buffered = 0;
    }

    private void addWeight(Object[] values) {
        String name = (String) values[PROJECTION];
        String at = ((String) values[MOMENT]).replace(':', '-') + "-" + values[TIME];
        // what takes no time may come twice at one
        boolean again = at.equals(moment) && weights.containsKey(name) && filled.get(name) == weights.get(name).length;
        if (again || !at.equals(moment)) {
            writeEdges();
            repeats = again ? repeats + 1 : 1;
            moment = at;
            edges = "edges-" + at + (repeats == 1 ? "" : "-" + repeats) + ".h5";
        }
        double[] of = weights.computeIfAbsent(
                name,
                projection -> new double
                        [structure.projections().stream()
                                .filter(each -> each.name().equals(projection))
                                .findFirst()
                                .orElseThrow()
                                .synapses()]);
        of[filled.merge(name, 1, Integer::sum) - 1] = (Double) values[WEIGHT];
    }

    private void writeEdges() {
        if (edges.isEmpty()) {
            return;
        }
        write(edges, file -> {
            WritableGroup all = file.putGroup("edges");
            for (Projection projection : structure.projections()) {
                projection.from().ifPresent(from -> edges(all, projection, from));
            }
            List<Projection> biases = structure.projections().stream()
                    .filter(projection -> projection.from().isEmpty())
                    .toList();
            if (!biases.isEmpty()) {
                WritableGroup nodes = file.putGroup("nodes");
                biases.forEach(bias -> nodes(nodes, bias.to(), Optional.of(weights.get(bias.name()))));
            }
        });
        weights = new LinkedHashMap<>();
        filled.clear();
    }

    private void edges(WritableGroup edgesGroup, Projection projection, Population from) {
        int count = projection.synapses();
        long[] source = new long[count];
        long[] target = new long[count];
        for (int synapse = 0; synapse < count; synapse++) {
            source[synapse] = projection.pre().applyAsInt(synapse);
            target[synapse] = projection.post().applyAsInt(synapse);
        }
        WritableGroup group = edgesGroup.putGroup(projection.name());
        group.putDataset("source_node_id", source).putAttribute("node_population", from.name());
        group.putDataset("target_node_id", target)
                .putAttribute("node_population", projection.to().name());
        int[] types = new int[count];
        Arrays.fill(types, structure.projections().indexOf(projection));
        group.putDataset("edge_type_id", types);
        group.putDataset("edge_group_id", new int[count]);
        group.putDataset("edge_group_index", upTo(count));
        group.putGroup("0").putDataset("syn_weight", weights.get(projection.name()));
    }

    @Override
    public void end() throws IOException {
        if (buffered > 0) {
            writeSpikes();
        }
        writeEdges();
        String networks =
                "{\n  \"manifest\": {\"$BASE_DIR\": \".\"},\n  \"networks\": {\n    \"nodes\": [{\"nodes_file\":"
                        + " \"$BASE_DIR/nodes.h5\", \"node_types_file\": \"$BASE_DIR/node_types.csv\"}],\n    \"edges\": [";
        if (!edges.isEmpty()) {
            StringBuilder types = new StringBuilder("edge_type_id projection\n");
            for (Projection projection : structure.projections()) {
                types.append(structure.projections().indexOf(projection))
                        .append(' ')
                        .append(projection.name())
                        .append('\n');
            }
            write("edge_types.csv", types.toString());
            networks +=
                    "{\"edges_file\": \"$BASE_DIR/" + edges + "\", \"edge_types_file\": \"$BASE_DIR/edge_types.csv\"}";
        }
        write("circuit_config.json", networks + "]\n  }\n}\n");
    }

    @Override
    public void close() {}
}
