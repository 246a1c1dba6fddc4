package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Weight distributions of example runs before and after training, and around the last sleep. */
final class WeightDistributionPicture {
    private static final String ID = "weight-distributions";
    private static final String TITLE = "Weight distributions before and after";

    private final ExampleRuns examples;

    /**
     * One panel: a group of synapses of a run.
     *
     * @param name run and group
     * @param upper where the last bin ends
     * @param unbounded whether the last bin has all above it, too
     * @param histograms synapses by |w| in equal bins from 0, by when they were counted
     */
    record Panel(String name, double upper, boolean unbounded, Map<String, List<Integer>> histograms) {}

    private WeightDistributionPicture(ExampleRuns examples) {
        this.examples = examples;
    }

    static Picture of(ExampleRuns examples) {
        return new WeightDistributionPicture(examples).picture();
    }

    private Picture picture() {
        List<Chart> charts = new ArrayList<>();
        for (ExampleRuns.Example example : examples.examples()) {
            List<Panel> panels = new ArrayList<>();
            example.uncontrolled().ifPresent(run -> add(panels, example, run, "without"));
            example.controlled().ifPresent(run -> add(panels, example, run, example.controlledName()));
            if (!panels.isEmpty()) {
                charts.add(new Chart("histograms", TITLE + ": " + example.subject(), Map.of("panels", panels)));
            }
        }
        if (charts.isEmpty()) {
            return Picture.missing(ID, TITLE, "There is nothing to draw: no run that ended well has checkpoints.");
        }
        return new Picture(
                ID,
                TITLE,
                "How many synapses have which |w| (64 bins, logarithmic count) in the runs above: before the first step,"
                        + " before and after the last sleep that has checkpoints, and at the end of training.",
                List.of(),
                charts);
    }

    private void add(List<Panel> panels, ExampleRuns.Example example, SweepRun run, String name) {
        Map<String, Row> moments = moments(examples.checkpoints(run));
        Optional<Double> bound = Optional.ofNullable(examples.row(run).<Double>getAs("plasticity_maximum_weight"));
        SynapseGroups.of(example.subject().learner()).forEach((group, label) -> {
            Map<String, List<Integer>> histograms = new LinkedHashMap<>();
            moments.forEach((moment, row) -> {
                int column = row.fieldIndex("weights_" + group + "_histogram");
                if (!row.isNullAt(column)) {
                    histograms.put(moment, row.<Integer>getList(column));
                }
            });
            if (!histograms.isEmpty()) {
                panels.add(new Panel(name + ": " + label, bound.orElse(1.0), bound.isEmpty(), histograms));
            }
        });
    }

    /** The checkpoints that are drawn, in order. */
    private static Map<String, Row> moments(List<Row> checkpoints) {
        Map<String, Row> moments = new LinkedHashMap<>();
        last(checkpoints, "start").ifPresent(row -> moments.put("before training", row));
        last(checkpoints, "onset").ifPresent(row -> moments.put("before the last sleep", row));
        last(checkpoints, "offset").ifPresent(row -> moments.put("after the last sleep", row));
        last(checkpoints, "epoch").ifPresent(row -> moments.put("after training", row));
        return moments;
    }

    private static Optional<Row> last(List<Row> checkpoints, String moment) {
        return checkpoints.stream()
                .filter(row -> Cells.text(row, "moment").equals(moment))
                .reduce((first, second) -> second);
    }
}
