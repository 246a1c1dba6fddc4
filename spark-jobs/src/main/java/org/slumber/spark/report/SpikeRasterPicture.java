package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.DatasetChecksum;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.RunCancelledException;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.StoredSpec;
import org.slumber.spark.sweep.SpecHash;

/**
 * The spikes of an example run. Results hold none; but a run is a pure function of its spec, so it is made again from its
 * row, as far as the pictures need, and its identity says that it is the same.
 */
final class SpikeRasterPicture {
    private static final String ID = "raster";
    private static final String TITLE = "Spikes of an example run";
    /** Training longer than this is made again up to here only, so that the report stays quick: about 20 s. */
    private static final long MOST_STEPS = 1_500_000;

    private final ExampleRuns examples;
    private final DataPlaces data;
    private final List<String> refused = new ArrayList<>();

    /**
     * A clip as it is drawn.
     *
     * @param name what happens in it
     * @param from time of its first step, ms of training
     * @param steps its length, ms
     * @param asleep {@code [from, to]} of every sleep in it, ms of training
     * @param neurons for each neuron of the list in the chart, in order: pause, burst, pause, burst … in steps, as a neuron
     *     that spikes in every step would fill the page
     */
    record Clip(String name, long from, int steps, List<List<Long>> asleep, List<List<Integer>> neurons) {}

    private SpikeRasterPicture(ExampleRuns examples, DataPlaces data) {
        this.examples = examples;
        this.data = data;
    }

    /**
     * The picture of the first example that can be made again.
     *
     * @param data folder of the data sets known by name
     */
    static Picture of(ExampleRuns examples, DataPlaces data) {
        return new SpikeRasterPicture(examples, data).picture();
    }

    private Picture picture() {
        for (ExampleRuns.Example example : examples.examples()) {
            List<SweepRun> candidates = new ArrayList<>();
            example.controlled().ifPresent(candidates::add);
            example.uncontrolled().ifPresent(candidates::add);
            for (SweepRun run : candidates) {
                Optional<Picture> picture = picture(example, run);
                if (picture.isPresent()) {
                    return picture.get();
                }
            }
        }
        return Picture.missing(
                ID,
                TITLE,
                "There are no spikes to draw: "
                        + (refused.isEmpty()
                                ? "no run of the STDP network ended well (spikes of the surrogate-gradient network are not"
                                        + " recorded)"
                                : String.join("; ", refused.stream().distinct().toList()))
                        + ".");
    }

    private Optional<Picture> picture(ExampleRuns.Example example, SweepRun run) {
        Row row = examples.row(run);
        if (!example.subject().learner().equals("stdp")) {
            return Optional.empty();
        }
        try {
            RunSpec spec = StoredSpec.of(row);
            Samples dataset = spec.samples(data);
            if (!SpecHash.of(spec)
                    .runId(DatasetChecksum.sha256(dataset), Engine.VERSION)
                    .equals(run.id())) {
                refused.add("run " + run.id() + " was made from other data or by engine "
                        + Cells.text(row, "engine_version") + ", and this is engine " + Engine.VERSION);
                return Optional.empty();
            }
            return Optional.of(record(example, run, spec, dataset));
        } catch (InvalidInputException e) {
            refused.add(e.getMessage());
            return Optional.empty();
        }
    }

    private Picture record(ExampleRuns.Example example, SweepRun run, RunSpec spec, Samples dataset) {
        long training = run.wakeSteps().orElse(0) + run.sleepSteps().orElse(0);
        SpikeRecorder recorder = new SpikeRecorder(Math.min(training, MOST_STEPS));
        try {
            Engine.run(spec, dataset, recorder);
        } catch (RunCancelledException e) {
            // the recorder has all that it wants
        }
        StdpLearner learner = (StdpLearner) spec.learner();
        int inputs = spec.encoding().inputs();
        int neurons =
                inputs + learner.network().excitatory() + learner.network().inhibitory();
        List<Clip> clips = recorder.clips().stream()
                .map(clip -> drawn(clip, neurons, recorder))
                .toList();
        boolean controlled = example.controlled().filter(run::equals).isPresent();
        String name = example.subject() + ", " + (controlled ? example.controlledName() : "without") + ", "
                + ExampleRuns.name(run);
        return new Picture(
                ID,
                TITLE,
                "Each mark is a spike, each row a neuron: inputs, excitatory, inhibitory. " + name
                        + ", made again for this report from its row up to step " + Math.min(training, MOST_STEPS)
                        + " of "
                        + training + " of its training"
                        + (training > MOST_STEPS
                                ? ", no further, so that the report stays quick; the last steps shown are those before there"
                                : "")
                        + ". Steps are ms, awake and asleep counted together; asleep is shaded.",
                List.of(),
                List.of(new Chart(
                        "raster",
                        TITLE + ": " + name,
                        Map.of(
                                "clips",
                                clips,
                                "inputs",
                                inputs,
                                "excitatory",
                                learner.network().excitatory(),
                                "inhibitory",
                                learner.network().inhibitory()))));
    }

    private static Clip drawn(SpikeRecorder.Clip clip, int neurons, SpikeRecorder recorder) {
        List<List<Integer>> rows = new ArrayList<>();
        int[] behindLast = new int[neurons];
        for (int neuron = 0; neuron < neurons; neuron++) {
            rows.add(new ArrayList<>());
        }
        for (int step = 0; step < clip.spikes().size(); step++) {
            for (int neuron : clip.spikes().get(step)) {
                List<Integer> row = rows.get(neuron);
                if (!row.isEmpty() && behindLast[neuron] == step) {
                    row.set(row.size() - 1, row.get(row.size() - 1) + 1);
                } else {
                    row.add(step - behindLast[neuron]);
                    row.add(1);
                }
                behindLast[neuron] = step + 1;
            }
        }
        return new Clip(clip.name(), clip.from(), clip.spikes().size(), asleep(clip, recorder), rows);
    }

    private static List<List<Long>> asleep(SpikeRecorder.Clip clip, SpikeRecorder recorder) {
        List<List<Long>> asleep = new ArrayList<>();
        for (SpikeRecorder.Sleep sleep : recorder.sleeps()) {
            long from = Math.max(clip.from(), sleep.from());
            long to = Math.min(clip.from() + clip.spikes().size(), sleep.to());
            if (from < to) {
                asleep.add(List.of(from, to));
            }
        }
        return asleep;
    }
}
