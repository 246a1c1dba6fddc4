package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;

/** Weight sums over the time of an example run, its sleeps shaded, beside the run without. */
final class WeightSumsPicture {
    private static final String ID = "weight-sums";
    private static final String TITLE = "Weight sums over time";
    /** The engine takes checkpoints around so many sleeps of an epoch. */
    private static final int OBSERVED = 16;

    private final ExampleRuns examples;
    private boolean unobserved;

    /**
     * One panel: a run.
     *
     * @param name which run
     * @param lines by the name of the group: {@code [steps, sum over its value at the start, epoch, moment]}
     * @param sleeps {@code [from, to]} in steps
     */
    record Panel(String name, Map<String, List<List<Object>>> lines, List<List<Long>> sleeps) {}

    private WeightSumsPicture(ExampleRuns examples) {
        this.examples = examples;
    }

    static Picture of(ExampleRuns examples) {
        return new WeightSumsPicture(examples).picture();
    }

    private Picture picture() {
        List<Chart> charts = new ArrayList<>();
        for (ExampleRuns.Example example : examples.examples()) {
            List<Panel> panels = new ArrayList<>();
            example.uncontrolled()
                    .filter(run -> !examples.checkpoints(run).isEmpty())
                    .ifPresent(run -> panels.add(panel(example, run, "without (" + ExampleRuns.name(run) + ")")));
            example.controlled()
                    .filter(run -> !examples.checkpoints(run).isEmpty())
                    .ifPresent(run -> panels.add(
                            panel(example, run, example.controlledName() + " (" + ExampleRuns.name(run) + ")")));
            if (!panels.isEmpty()) {
                charts.add(new Chart("weightSums", TITLE + ": " + example.subject(), Map.of("panels", panels)));
            }
        }
        if (charts.isEmpty()) {
            return Picture.missing(ID, TITLE, "There is nothing to draw: no run that ended well has checkpoints.");
        }
        return new Picture(
                ID,
                TITLE,
                "Σ|w| over its value at the start at every checkpoint of example runs: of the point"
                        + " with the highest mean accuracy the run of median accuracy, and the run of the same seed without."
                        + " Time is steps of training, asleep ones included (of the surrogate-gradient network those of all"
                        + " images and copies); sleeps are shaded.",
                unobserved
                        ? List.of("Checkpoints are taken around the first " + OBSERVED
                                + " sleeps of an epoch; later ones are in the lines but not shaded.")
                        : List.of(),
                charts);
    }

    private Panel panel(ExampleRuns.Example example, SweepRun run, String name) {
        Map<String, List<List<Object>>> lines = new LinkedHashMap<>();
        List<List<Long>> sleeps = new ArrayList<>();
        long onset = -1;
        int inEpoch = 0;
        for (Row row : examples.checkpoints(run)) {
            String moment = Cells.text(row, "moment");
            OptionalLong awake = Cells.integer(row, "wake_steps");
            long time = awake.orElse(0) + Cells.integer(row, "sleep_steps").orElse(0);
            if (moment.equals("onset")) {
                onset = time;
                inEpoch++;
            } else if (moment.equals("offset") && onset >= 0) {
                sleeps.add(List.of(onset, time));
                onset = -1;
            } else if (moment.equals("epoch")) {
                inEpoch = 0;
            }
            unobserved |= inEpoch == OBSERVED;
            SynapseGroups.of(example.subject().learner()).forEach((group, label) -> {
                OptionalDouble ratio = Cells.real(row, "weights_" + group + "_sum_ratio");
                if (ratio.isPresent() && ratio.getAsDouble() > 0) {
                    lines.computeIfAbsent(label, key -> new ArrayList<>())
                            .add(List.of(
                                    time,
                                    Figures.drawn(ratio.getAsDouble()),
                                    Cells.integer(row, "epoch").orElse(0),
                                    moment));
                }
            });
        }
        return new Panel(name, lines, sleeps);
    }
}
