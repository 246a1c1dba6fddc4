package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.recording.NeuronChoice;
import org.slumber.engine.recording.Recorder;
import org.slumber.engine.recording.RecordingRequest;
import org.slumber.engine.recording.WeightMoment;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.trace.TraceRecorder;
import org.slumber.spark.job.Remaking;
import org.slumber.spark.job.Remaking.StoredRun;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.job.Verification;
import org.slumber.spark.recording.RecordingFolder;
import org.slumber.spark.recording.RecordingFormat;
import org.slumber.spark.recording.RecordingNotes;
import org.slumber.spark.recording.RecordingPlan;
import org.slumber.spark.recording.RecordingWriter;
import org.slumber.spark.report.TimeSpan;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record}: makes runs of a results folder again and writes what they do, step by step. */
@Command(
        name = "record",
        description = {
            "Run rows of a results folder again and write what is asked for of them: spikes, weights, membrane potentials,"
                    + " firing rates, features. What is made again is held to its row, to the bit; where it differs, nothing is"
                    + " written.",
            "Neurons are all, or e.g. excitatory:0-9,inhibitory. Time is in steps of 1 ms of the whole run.",
            "Exit code 0 only where every row came out as it is stored, 1 where one did not."
        },
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    private static final Pattern EPOCHS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    @Parameters(index = "0", paramLabel = "RESULTS", description = "Results folder, e.g. results/quick.")
    private String results;

    @Parameters(
            index = "1..*",
            paramLabel = "RUN_ID",
            arity = "0..*",
            description = "Which runs: run_id, or how it begins.")
    private List<String> ids = List.of();

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Which runs, in SQL, e.g. \"accuracy < 0.2 AND seed = 1\".")
    private String where;

    @Option(names = "--spikes", paramLabel = "NEURONS", description = "Spikes of these neurons.")
    private String spikes;

    @Option(
            names = "--membrane",
            paramLabel = "NEURONS",
            description = "Membrane potential and threshold of these neurons after every step (learner stdp).")
    private String membrane;

    @Option(names = "--rates", paramLabel = "NEURONS", description = "Firing rates of these neurons, image by image.")
    private String rates;

    @Option(
            names = "--weights",
            paramLabel = "MOMENTS",
            description =
                    "Every weight at these moments: start, onset and offset (of each sleep, nap or normalisation), epoch"
                            + " (after each), step:N (after N training steps awake), tested (before the test).")
    private String weights;

    @Option(names = "--features", description = "What the readout was fitted on, and what was scored.")
    private boolean features;

    @Option(
            names = "--phases",
            paramLabel = "PHASES",
            description = "When steps are recorded: training (awake), sleep, validation, test (default: all).")
    private String phases;

    @Option(
            names = "--epochs",
            paramLabel = "EPOCHS",
            description = "In which training epochs, e.g. 1,3-5 (default: all); the test is of none.")
    private String epochs;

    @Option(
            names = "--trace",
            paramLabel = "STEPS",
            description = "A folder that the command trace replays: so many first steps awake, with every draw (learner"
                    + " stdp).")
    private Long trace;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "parquet, npz (NumPy), nest (text as of NEST's recorders) or sonata (HDF5) (default:"
                    + " ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where it goes; of several runs, a folder each in it (default: RESULTS/recordings/RUN_ID).")
    private Path out;

    @Option(names = "--estimate", description = "Say how much would be written, and stop.")
    private boolean estimate;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Data sets (default: those of the sweep).")
    private Path data;

    /** A run with what it will cost. */
    private record Planned(StoredRun run, Path place, double bytes) {}

    @Override
    public Integer call() throws IOException {
        if (ids.isEmpty() == (where == null)) {
            throw new InvalidInputException("record needs either run ids or --where CONDITION");
        }
        RecordingRequest request = request();
        RecordingFormat as = RecordingFormat.named(format);
        if (trace == null) {
            as.check(request);
        }
        try (SparkSession spark = Sessions.open("slumber record")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            Remaking remaking = new Remaking(spark, folder, DataFolder.of(data, folder), Simulation.ENGINE);
            remaking.notes().forEach(System.err::println);
            List<Row> rows =
                    where == null ? remaking.named(ids) : SqlCondition.chosen(() -> remaking.fulfilling(where));
            List<Planned> planned = new ArrayList<>();
            for (Row row : rows) {
                planned.add(plan(remaking.run(row), folder, rows.size(), request, as));
            }
            announce(planned);
            if (estimate) {
                return 0;
            }
            for (Planned run : planned) {
                if (!record(remaking, run, request, as)) {
                    return 1;
                }
            }
            return 0;
        }
    }

    private RecordingRequest request() {
        RecordingRequest request = new RecordingRequest(
                neurons("--spikes", spikes),
                neurons("--membrane", membrane),
                neurons("--rates", rates),
                weights == null ? List.of() : WeightMoment.parse("--weights", weights),
                features,
                phases(),
                epochs());
        if (request.asksForNothing() && trace == null) {
            throw new InvalidInputException(
                    "record needs to be told what: --spikes NEURONS, --membrane NEURONS, --rates"
                            + " NEURONS, --weights MOMENTS, --features or --trace STEPS");
        }
        if (trace != null && (!request.asksForNothing() || phases != null || epochs != null)) {
            throw new InvalidInputException("--trace is a recording of its own: leave out what else is to be recorded");
        }
        return request;
    }

    private static Optional<NeuronChoice> neurons(String option, String text) {
        return Optional.ofNullable(text).map(given -> NeuronChoice.parse(option, given));
    }

    private Set<Phase> phases() {
        if (phases == null) {
            return EnumSet.allOf(Phase.class);
        }
        Set<Phase> chosen = EnumSet.noneOf(Phase.class);
        for (String name : phases.split(",", -1)) {
            chosen.add(Arrays.stream(Phase.values())
                    .filter(phase -> phase.text().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidInputException("--phases must be of training, sleep, validation and test, was "
                                    + (name.isBlank() ? "empty" : name.strip()))));
        }
        return chosen;
    }

    private SortedSet<Integer> epochs() {
        SortedSet<Integer> chosen = new TreeSet<>();
        if (epochs == null) {
            return chosen;
        }
        for (String part : epochs.split(",", -1)) {
            Matcher matcher = EPOCHS.matcher(part.strip());
            int first = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            int last = first == 0 || matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first < 1 || last < first || last - first > 1_000_000) {
                throw new InvalidInputException("--epochs must be epochs from 1, such as 1,3-5, was " + epochs);
            }
            for (int epoch = first; epoch <= last; epoch++) {
                chosen.add(epoch);
            }
        }
        return chosen;
    }

    private Planned plan(StoredRun run, ResultsFolder folder, int runs, RecordingRequest request, RecordingFormat as) {
        Path place = place(run, folder, runs);
        RecordingFolder.checkFree(place);
        if (trace != null) {
            TraceRecorder.check(run.spec(), trace);
            double asleep = (double) run.row().<Long>getAs("sleep_steps")
                    / Math.max(1, run.row().<Long>getAs("wake_steps"));
            return new Planned(run, place, TraceRecorder.bytes(run.spec(), trace, asleep));
        }
        Structure structure = Engine.structure(run.spec(), run.samples());
        RecordingPlan plan =
                new RecordingPlan(run.row(), run.spec(), run.samples(), structure, request, phases != null);
        return new Planned(run, place, as.bytes(plan.rows()));
    }

    private Path place(StoredRun run, ResultsFolder folder, int runs) {
        if (out != null) {
            return runs == 1 ? out : out.resolve(run.id());
        }
        if (!folder.root().toUri().getScheme().equals("file")) {
            throw new InvalidInputException("results folder " + folder.display()
                    + " is not on this machine; say with --out FOLDER where the recording is to go");
        }
        return Path.of(folder.display(), "recordings", trace == null ? run.id() : run.id() + "-trace");
    }

    private static void announce(List<Planned> planned) throws IOException {
        double bytes = planned.stream().mapToDouble(Planned::bytes).sum();
        double seconds = planned.stream()
                .mapToDouble(run -> run.run().row().<Double>getAs("wall_seconds"))
                .sum();
        System.out.println(ConsoleProgress.runs(planned.size()) + " to be made again, which took "
                + TimeSpan.text(seconds) + "; about " + size(bytes) + " will be written");
        Path there = planned.get(0).place().toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (bytes > free) {
            throw new InvalidInputException("about " + size(bytes) + " would be written, and " + size((double) free)
                    + " are free in " + there + "; choose fewer neurons, phases or epochs, or another --out");
        }
    }

    /** E.g. {@code 12.3 MB}. */
    static String size(double bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        double value = bytes;
        while (value >= 999.5 && unit + 1 < units.length) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    /** Makes one run again and writes its recording; false where it differs from its row. */
    private boolean record(Remaking remaking, Planned planned, RecordingRequest request, RecordingFormat as)
            throws IOException {
        StoredRun run = planned.run();
        try (RecordingFolder folder = new RecordingFolder(planned.place())) {
            List<Verification.Difference> differences;
            if (trace != null) {
                try (TraceRecorder recorder = new TraceRecorder(run.spec(), folder.files(), trace)) {
                    differences = made(remaking, run, recorder);
                }
            } else {
                try (RecordingWriter writer = as.open(folder.files())) {
                    RecordingNotes notes = new RecordingNotes(writer);
                    Recorder recorder = new Recorder(request, notes);
                    differences = made(remaking, run, recorder);
                    recorder.end();
                    writer.end();
                    notes.write(folder.files(), run.id(), run.spec(), as, given());
                }
            }
            if (!differences.isEmpty()) {
                Verification.Difference first = differences.get(0);
                System.out.println("Run " + run.id() + " made again differs from its row in " + differences.size()
                        + " values, first in " + first.row() + " " + first.column() + " (stored " + first.stored()
                        + ", made again " + first.rerun() + "); nothing was written for it.");
                return false;
            }
            List<Path> files = folder.commit();
            System.out.println("Run " + run.id() + " came out equal to its row, to the bit.");
            System.out.println((trace == null ? "Recording: " : "Trace: ") + planned.place() + " (" + sizes(files) + ")"
                    + (trace == null ? "" : "; replay it: ./submit.sh trace " + planned.place()));
            return true;
        }
    }

    private static List<Verification.Difference> made(Remaking remaking, StoredRun run, RunObserver recorder) {
        try {
            return remaking.make(run, recorder);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("run " + run.id() + " was not recorded: " + e.getMessage(), e);
        }
    }

    private static String sizes(List<Path> files) throws IOException {
        List<String> sizes = new ArrayList<>();
        for (Path file : files) {
            sizes.add(file.getFileName() + " " + size((double) Files.size(file)));
        }
        return sizes.stream().collect(Collectors.joining(", "));
    }

    /** The options that say what is recorded, as they were given. */
    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("spikes", spikes);
        given.put("membrane", membrane);
        given.put("rates", rates);
        given.put("weights", weights);
        given.put("features", features ? "yes" : null);
        given.put("phases", phases);
        given.put("epochs", epochs);
        given.values().removeIf(value -> value == null);
        return given;
    }
}
