package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.network.StepListener;
import org.slumber.spark.analysis.TinySweep;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.StoredSpec;

/** Recordings of a run of each learner, read back and held to what an observer of the same run sees. */
class RecordCommandTest {
    private static final String STDP =
            """
            name: tiny
            values:
              training: {epochs: 2, images: 8, stepsPerImage: 60}
              validation.images: 4
              test: {images: 8, blocks: 2}
              sleep.intervalSteps: 200
              encoding.gain: 0.3
            axes:
              sleep.ratio: [0, 0.2]
              seed: [1]
            """;
    private static final String LAYERS =
            """
            name: layers
            values:
              learner: surrogate-gradient
              training: {epochs: 2, images: 8, stepsPerImage: 20}
              validation.images: 0
              test: {images: 8, blocks: 1}
              surrogate: {batch: 4, hidden: 20, sleepSteps: 10}
              sleep.ratio: 0.5
            axes:
              seed: [1]
            """;

    private static final String CIRCUIT =
            """
            name: circuit
            values:
              learner: organics
              training: {epochs: 2, images: 8}
              test: {images: 8, blocks: 1}
              organics: {batch: 4, units: 6, eigenvalueImages: 2}
              rows.stepsPerRow: 1
              sleep.ratio: 0.5
            axes:
              seed: [1]
            """;

    @TempDir
    static Path root;

    private static String results;
    private static String layers;
    private static Row sleeping;
    private static String id;

    @TempDir
    Path folder;

    private final Console console = new Console();

    @BeforeAll
    static void sweep() {
        results = TinySweep.of(STDP, Engine::run).root().toString();
        layers = TinySweep.of(LAYERS, Engine::run).root().toString();
        sleeping = rows(results).stream()
                .filter(row -> row.<Double>getAs("sleep_ratio") > 0)
                .findFirst()
                .orElseThrow();
        id = sleeping.getAs("run_id");
    }

    private static List<Row> rows(String of) {
        return ResultTables.open(
                        LocalSpark.session(),
                        ResultsFolder.of(of, LocalSpark.session().sparkContext().hadoopConfiguration()))
                .runs()
                .collectAsList();
    }

    /** What an observer of the same run sees: by neuron as {@code excitatory 3}, the times of its spikes. */
    private static Map<String, List<Long>> spikes() {
        RunSpec spec = StoredSpec.of(sleeping);
        Dataset dataset = Geomfig.generate(Geomfig.IMAGES);
        Map<String, List<Long>> seen = new TreeMap<>();
        long[] time = new long[1];
        Engine.run(spec, dataset, new RunObserver() {
            @Override
            public void checkpoint(Checkpoint checkpoint) {}

            @Override
            public StepListener steps(Phase phase) {
                return network -> {
                    time[0]++;
                    int inputs = network.topology().inputs();
                    int excitatory = network.topology().excitatory();
                    for (int s = 0; s < network.spikeCount(); s++) {
                        int neuron = network.spikes()[s];
                        String name = neuron < inputs
                                ? "input " + neuron
                                : neuron < inputs + excitatory
                                        ? "excitatory " + (neuron - inputs)
                                        : "inhibitory " + (neuron - inputs - excitatory);
                        seen.computeIfAbsent(name, key -> new ArrayList<>()).add(time[0]);
                    }
                };
            }
        });
        return seen;
    }

    private int record(String... options) {
        return console.run(
                Stream.concat(Stream.of("record"), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void parquetHasTheSpikesTheWeightsThePotentialsTheRatesAndTheFeatures() {
        Path out = folder.resolve("out");
        assertEquals(
                0,
                record(
                        results,
                        id.substring(0, 12),
                        "--spikes",
                        "all",
                        "--membrane",
                        "excitatory:0-1,inhibitory:3",
                        "--rates",
                        "excitatory",
                        "--weights",
                        "start,step:100,tested",
                        "--features",
                        "--out",
                        out.toString()),
                console.complained());
        assertTrue(console.printed().startsWith("1 run to be made again, which took "), console.printed());
        assertTrue(
                console.printed()
                        .contains("Run " + id + " came out equal to its row, to the bit.\nRecording: " + out + " ("),
                console.printed());
        assertEquals(spikes(), parquetSpikes(out));
        long steps = sleeping.<Long>getAs("wake_steps")
                + sleeping.<Long>getAs("sleep_steps")
                + sleeping.<Long>getAs("validation_steps")
                + sleeping.<Long>getAs("test_steps");
        assertEquals(3 * steps, table(out, "membrane").count());
        assertEquals(
                sleeping.<Double>getAs("excitatory_rate"),
                table(out, "rates")
                        .where("phase = 'training' AND epoch = 2")
                        .agg(functions.avg("rate"))
                        .first()
                        .getDouble(0),
                1e-9);
        assertEquals(
                sleeping.<Double>getAs("weights_excitatory_sum_initial"),
                table(out, "weights")
                        .where("moment = 'start' AND projection NOT LIKE 'inhibitory-%'")
                        .agg(functions.sum(functions.abs(functions.col("weight"))))
                        .first()
                        .getDouble(0),
                1e-9);
        assertEquals(
                List.of("start", "step:100", "tested"),
                table(out, "weights").select("moment").distinct().orderBy("moment").collectAsList().stream()
                        .map(row -> row.getString(0))
                        .toList());
        assertEquals(
                sleeping.<Long>getAs("test_samples"),
                table(out, "features")
                        .where("set = 'test'")
                        .select("sample")
                        .distinct()
                        .count());
        assertEquals(List.of("out"), list(folder), "something was left beside it");
    }

    private static org.apache.spark.sql.Dataset<Row> table(Path out, String name) {
        return LocalSpark.session()
                .read()
                .parquet(out.resolve(name + ".parquet").toString());
    }

    private static Map<String, List<Long>> parquetSpikes(Path out) {
        Map<String, List<Long>> read = new TreeMap<>();
        table(out, "spikes").select("population", "neuron", "time").orderBy("time").collectAsList().stream()
                .forEach(row -> read.computeIfAbsent(row.getString(0) + " " + row.getLong(1), key -> new ArrayList<>())
                        .add(row.getLong(2)));
        return read;
    }

    @Test
    void nestsTextHasTheSameSpikesAndPotentialsToTheBit() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(
                0,
                record(
                        results,
                        id,
                        "--spikes",
                        "excitatory",
                        "--membrane",
                        "excitatory:4",
                        "--format",
                        "nest",
                        "--out",
                        out.toString()),
                console.complained());
        int inputs = StoredSpec.of(sleeping).encoding().inputs();
        List<String> lines = Files.readAllLines(out.resolve("spikes.dat"));
        assertEquals("sender\ttime_ms", lines.get(2));
        Map<String, List<Long>> read = new TreeMap<>();
        for (String line : lines.subList(3, lines.size())) {
            String[] columns = line.split("\t", -1);
            read.computeIfAbsent("excitatory " + (Integer.parseInt(columns[0]) - 1 - inputs), key -> new ArrayList<>())
                    .add((long) Double.parseDouble(columns[1]));
        }
        Map<String, List<Long>> expected = spikes();
        expected.keySet().removeIf(neuron -> !neuron.startsWith("excitatory"));
        assertEquals(expected, read);
        assertEquals(
                "excitatory\t" + (inputs + 1) + "\t" + (inputs + 200),
                Files.readAllLines(out.resolve("populations.tsv")).get(2));
        Path other = folder.resolve("other");
        assertEquals(0, record(results, id, "--membrane", "excitatory:4", "--out", other.toString()));
        List<String> membrane = Files.readAllLines(out.resolve("membrane.dat"));
        assertEquals(
                table(other, "membrane").orderBy("time").select("potential").collectAsList().stream()
                        .map(row -> row.getDouble(0))
                        .toList(),
                membrane.subList(3, membrane.size()).stream()
                        .map(line -> Double.parseDouble(line.split("\t", -1)[2]))
                        .toList());
    }

    @Test
    void sonataHasTheSameSpikesAndEdgesWithTheirWeights() {
        Path out = folder.resolve("out");
        assertEquals(
                0,
                record(
                        results,
                        id,
                        "--spikes",
                        "all",
                        "--weights",
                        "start,tested",
                        "--format",
                        "sonata",
                        "--out",
                        out.toString()),
                console.complained());
        Map<String, List<Long>> read = new TreeMap<>();
        try (HdfFile file = new HdfFile(out.resolve("spikes.h5"))) {
            for (String population : List.of("input", "excitatory", "inhibitory")) {
                double[] times = (double[]) file.getDatasetByPath("/spikes/" + population + "/timestamps")
                        .getData();
                long[] nodes = (long[]) file.getDatasetByPath("/spikes/" + population + "/node_ids")
                        .getData();
                for (int spike = 0; spike < times.length; spike++) {
                    read.computeIfAbsent(population + " " + nodes[spike], key -> new ArrayList<>())
                            .add((long) times[spike]);
                }
            }
        }
        assertEquals(spikes(), read);
        double sum = 0;
        try (HdfFile file = new HdfFile(out.resolve("edges-start-0.h5"))) {
            for (String edges : List.of("input-excitatory", "excitatory-excitatory", "excitatory-inhibitory")) {
                double[] weights = (double[]) file.getDatasetByPath("/edges/" + edges + "/0/syn_weight")
                        .getData();
                sum += Arrays.stream(weights).map(Math::abs).sum();
                assertEquals(
                        edges.split("-", -1)[0],
                        file.getDatasetByPath("/edges/" + edges + "/source_node_id")
                                .getAttribute("node_population")
                                .getData());
            }
        }
        assertEquals(sleeping.<Double>getAs("weights_excitatory_sum_initial"), sum, 1e-9);
        try (HdfFile file = new HdfFile(out.resolve("nodes.h5"))) {
            assertEquals(
                    200, file.getDatasetByPath("/nodes/excitatory/node_type_id").getDimensions()[0]);
        }
        assertEquals(
                1,
                list(out).stream()
                        .filter(name -> name.matches("edges-tested-\\d+\\.h5"))
                        .count());
    }

    /** All formats, read by Python, have the same spikes and weights. */
    @Test
    void pythonReadsAllFormatsAlike() throws Exception {
        String python = ViewFilesTest.python("numpy", "h5py");
        List<String> folders = new ArrayList<>();
        for (String format : List.of("npz", "nest", "sonata")) {
            for (String of : List.of(results, layers)) {
                Path out = folder.resolve(format + folders.size());
                List<String> options = new ArrayList<>(List.of(of, "--where", "sleep_ratio > 0", "--spikes", "all"));
                if (!format.equals("nest")) {
                    options.addAll(List.of("--weights", "start,epoch,tested"));
                }
                options.addAll(List.of("--format", format, "--out", out.toString()));
                assertEquals(0, record(options.toArray(String[]::new)), console.complained());
                folders.add(out.toString());
            }
        }
        Path script = Files.writeString(
                folder.resolve("compare.py"),
                """
                import sys
                sys.path.insert(0, sys.argv[1])
                import numpy, recording
                for first in (0, 1):
                    npz, nest, sonata = sys.argv[2 + first :: 2]
                    one = recording.spikes(npz)
                    assert sum(map(len, one.values())) > 100
                    for other in (recording.spikes(nest), recording.spikes(sonata)):
                        assert one.keys() == other.keys(), set(one) ^ set(other)
                        assert all(numpy.array_equal(one[key], other[key]) for key in one)
                    for moment in ("start", "epoch", "tested"):
                        a, b = recording.weights(npz, moment), recording.weights(sonata, moment)
                        assert a.keys() == b.keys(), set(a) ^ set(b)
                        for key in a:
                            assert all(numpy.array_equal(x, y) for x, y in zip(a[key], b[key])), (moment, key)
                    print(recording.notes(npz)["run_id"], sum(map(len, one.values())), len(a))
                """);
        List<String> command = new ArrayList<>(List.of(python, script.toString(), scripts()));
        command.addAll(folders);
        assertEquals(0, exit(command.toArray(String[]::new)), said);
        assertEquals(
                spikes().values().stream().mapToInt(List::size).sum(),
                Integer.parseInt(said.lines().findFirst().orElseThrow().split(" ", -1)[1]));
        assertTrue(said.lines().toList().get(1).endsWith(" 4"), "two layers and their biases: " + said);
    }

    /** Neo takes them as the notebooks' document says. */
    @Test
    void neoTakesTheSpikeTrains() throws Exception {
        String python = ViewFilesTest.python("numpy", "neo");
        Path out = folder.resolve("out");
        assertEquals(0, record(results, id, "--spikes", "all", "--format", "npz", "--out", out.toString()));
        String document = Files.readString(Path.of(scripts(), "..", "README.md"));
        int start = document.indexOf("import neo\n");
        String conversion = document.substring(start, document.indexOf("\n\n", start));
        Path script = Files.writeString(
                folder.resolve("convert.py"),
                "import sys\nsys.path.insert(0, sys.argv[1])\nimport recording\nspikes = recording.spikes(sys.argv[2])\n"
                        + conversion
                        + "\nprint(len(trains), sum(map(len, trains)), trains[0].units.dimensionality)\n");
        assertEquals(0, exit(python, script.toString(), scripts(), out.toString()), said);
        Map<String, List<Long>> expected = spikes();
        assertEquals(
                expected.size() + " "
                        + expected.values().stream().mapToInt(List::size).sum() + " ms",
                said.lines().reduce((first, last) -> last).orElseThrow());
    }

    private static String scripts() {
        return Path.of("..", "notebooks", "python").toAbsolutePath().normalize().toString();
    }

    private String said = "";

    private int exit(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        said = output.toString(StandardCharsets.UTF_8);
        return process.waitFor();
    }

    @Test
    void aTraceOfARunIsReplayedByTheCommandTrace() {
        Path out = folder.resolve("trace");
        assertEquals(0, record(results, id, "--trace", "450", "--out", out.toString()), console.complained());
        assertTrue(console.printed().contains("Trace: " + out + " ("), console.printed());
        assertEquals(0, console.run("trace", out.toString()));
        assertTrue(console.printed().startsWith("raster_differences=0 max_weight_difference=0.00 "), console.printed());
    }

    @Test
    void aConditionNamesRunsAndEachGetsAFolder() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(
                0,
                record(
                        results,
                        "--where",
                        "accuracy >= 0",
                        "--spikes",
                        "excitatory:0-3",
                        "--phases",
                        "test",
                        "--out",
                        out.toString()));
        assertEquals(
                rows(results).stream()
                        .map(row -> row.<String>getAs("run_id"))
                        .sorted()
                        .toList(),
                list(out));
        assertEquals(2, record(results, "--where", "accuracy > 2", "--features"));
        assertTrue(console.complained().endsWith(" has no run for which accuracy > 2"), console.complained());
        assertEquals(2, record(results, "--where", "accurcy > 2", "--features"));
        assertTrue(console.complained().startsWith("--where: "), console.complained());
    }

    @Test
    void anEstimateWritesNothing() {
        assertEquals(
                0,
                record(
                        results,
                        id,
                        "--weights",
                        "epoch",
                        "--out",
                        folder.resolve("out").toString(),
                        "--estimate"));
        assertTrue(
                console.printed().matches("(?s)1 run to be made again, which took .*; about \\d+ kB will be written\n"),
                console.printed());
        assertEquals(List.of(), list(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--spikes excitatory:0-200 | --spikes must name neurons from 0 to 199 of excitatory, was 200",
                "--spikes excitory | --spikes must name one of input, excitatory, inhibitory, was excitory",
                "--weights end | --weights must be of start, onset, offset, epoch, tested and step:N, was end",
                "--weights step:961 | run ID trained 960 steps awake: there is no moment step:961",
                "--spikes all --epochs 3 | run ID trained 2 epochs: there is no epoch 3 to record",
                "--spikes all --epochs 0 | --epochs must be epochs from 1, such as 1,3-5, was 0",
                "--spikes all --phases dream | --phases must be of training, sleep, validation and test, was dream",
                "--features --format nest | --format nest has no place for features; there is one in parquet, npz",
                "--features --format csv | --format must be one of parquet, npz, nest, sonata, was csv",
                "--trace 481 | a trace has 1 to 480 steps awake, as many as the first epoch of this run, not 481",
                "--trace 10 --features | --trace is a recording of its own: leave out what else is to be recorded",
                "'' | record needs to be told what: --spikes NEURONS, --membrane NEURONS, --rates NEURONS, --weights MOMENTS, --features or --trace STEPS",
            })
    void whatTheRunDoesNotHaveIsRefusedInOneSentence(String options, String sentence) {
        String[] given = Stream.concat(
                        Stream.of(results, id, "--out", folder.resolve("out").toString()),
                        Stream.of(options.split(" ", -1)).filter(option -> !option.isEmpty()))
                .toArray(String[]::new);
        assertEquals(2, record(given));
        assertEquals(sentence.replace("ID", id), console.complained());
        assertEquals(List.of(), list(folder));
    }

    @Test
    void theSurrogateGradientNetworkHasNoMembraneAndNoStepsAsleep() {
        String run = rows(layers).get(0).getAs("run_id");
        assertEquals(2, record(layers, run, "--membrane", "all"));
        assertEquals(
                "--membrane cannot be had: this learner's neurons have no membrane potential that can be seen",
                console.complained());
        assertEquals(2, record(layers, run, "--spikes", "all", "--phases", "sleep"));
        assertTrue(console.complained().contains("of whose sleep weights can be recorded"), console.complained());
        assertEquals(2, record(layers, run, "--weights", "step:81"));
        assertEquals(
                "run " + run + " learns at the end of each batch, every 80 steps: there is no moment step:81",
                console.complained());
        assertEquals(2, record(layers, run, "--trace", "10"));
        assertEquals("a trace is of the learner stdp, this run is of surrogate-gradient", console.complained());
        assertEquals(2, record(layers, run, "--spikes", "hidden", "--phases", "validation"));
        assertEquals(
                "run " + run + " has no validation images: there is no phase validation to record",
                console.complained());
    }

    /** What there is of a recurrent network: weights at each moment and responses; it does not spike, nor sleep steps. */
    @Test
    void ofARecurrentNetworkWeightsAndFeaturesAreRecorded() {
        String circuit = TinySweep.of(CIRCUIT, Engine::run).root().toString();
        String run = rows(circuit).get(0).getAs("run_id");
        assertEquals(2, record(circuit, run, "--spikes", "all"));
        assertEquals("--spikes cannot be had: this learner's neurons have no spikes", console.complained());
        assertEquals(2, record(circuit, run, "--weights", "step:61"));
        assertEquals(
                "run " + run + " learns at the end of each batch, every 60 steps: there is no moment step:61",
                console.complained());
        assertEquals(2, record(circuit, run, "--features", "--phases", "sleep"));
        assertEquals(
                "run " + run + " is of the learner organics, of whose sleep weights can be recorded (--weights"
                        + " onset,offset), not steps",
                console.complained());
        String out = folder.resolve("out").toString();
        assertEquals(
                0,
                record(circuit, run, "--weights", "start,onset,offset,step:60,tested", "--features", "--out", out),
                console.complained());
        List<String> files = list(folder.resolve("out"));
        assertTrue(files.containsAll(List.of("features.parquet", "weights.parquet")), files.toString());
    }

    @Test
    void runsThatCannotBeNamedOrMadeAgainAreRefused() {
        assertEquals(2, record(results, "0f0f0f", "--features"));
        assertTrue(console.complained().endsWith(" has no run 0f0f0f"), console.complained());
        assertEquals(2, record(results, "", "--features"));
        assertTrue(console.complained().contains(" has 2 runs whose id begins with "), console.complained());
        assertEquals(2, record(results, "--features"));
        assertEquals("record needs either run ids or --where CONDITION", console.complained());
        forge("older", "engine_version", "0.0.9");
        assertEquals(2, record(folder + "/older", id, "--features"));
        assertEquals(
                "run " + id + " was made by engine version 0.0.9, and this is " + Engine.VERSION
                        + ", whose results may be others; take the program of that version",
                console.complained());
    }

    @Test
    void whatDiffersFromItsRowIsNotWritten() {
        forge("forged", "test_accuracy", 0.123);
        Path out = folder.resolve("out");
        assertEquals(1, record(folder + "/forged", id, "--spikes", "all", "--out", out.toString()));
        assertTrue(console.printed().contains("Run " + id + " made again differs from its row in "), console.printed());
        assertTrue(console.printed().contains("test_accuracy (stored 0.123, made again "), console.printed());
        assertFalse(Files.exists(out));
        assertEquals(List.of("forged"), list(folder));
    }

    private void forge(String name, String column, Object value) {
        LocalSpark.session()
                .read()
                .parquet(results + "/runs")
                .withColumn(column, functions.lit(value))
                .write()
                .mode(SaveMode.ErrorIfExists)
                .parquet(folder + "/" + name + "/runs");
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        assertEquals(2, record(results, id, "--features", "--out", out.toString()));
        assertEquals(out + " is there already; give another --out, or delete it", console.complained());
    }

    @Test
    void sizesAreInWords() {
        assertArrayEquals(
                new String[] {"999 bytes", "1.0 kB", "12.3 MB", "123 GB"},
                IntStream.range(0, 4)
                        .mapToObj(i -> RecordCommand.size(new double[] {999, 1000, 12_345_678, 123.4e9}[i]))
                        .toArray());
    }

    private static List<String> list(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
