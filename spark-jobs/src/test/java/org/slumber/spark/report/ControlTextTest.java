package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.report.ControlText.Controlled;
import org.slumber.spark.results.ResultTables;

class ControlTextTest {
    private final List<Controlled> runs = new ArrayList<>();

    @Test
    void aControlThatEveryPointBeatsIsPassedOver() {
        point("mnist", 0.1, 0.5, 0.70, 0.71, 0.72);
        point("mnist", 0.2, 0.5, 0.6);
        assertEquals(List.of(), sentences());
    }

    /** 0.49, 0.52 and 0.55 lie above 0.51 by 0.01 ± 0.03, an interval from −0.065; one seed at 0.5 is not above. */
    @Test
    void thePointsThatDoNotBeatItAreCounted() {
        point("mnist", 0, 0.51, 0.49, 0.52, 0.55);
        point("mnist", 0.1, 0.5, 0.70, 0.71, 0.72);
        point("mnist", 0.2, 0.5, 0.5);
        point("geomfig", 0, 0.9, 0.8, 0.8);
        assertEquals(
                List.of(
                        "On geomfig, stdp does not beat the control beyond chance at 1 of 1 point (at best 0.800 against"
                                + " 0.900): why.",
                        "On mnist, stdp does not beat the control beyond chance at 2 of 3 points (at best 0.520 against"
                                + " 0.510): why."),
                sentences());
    }

    @Test
    void aFolderIsAskedForEachControl() {
        KnownRuns known = new KnownRuns()
                .seeds(0, List.of(0.6, 0.61, 0.62))
                .seeds(
                        0.1,
                        List.of(0.70, 0.71, 0.72),
                        "accuracy_raw_pixels",
                        0.75,
                        "accuracy_frozen",
                        0.25,
                        "accuracy_intact",
                        0.72,
                        "accuracy_shuffled",
                        0.72)
                .run(0.2, 1, 0.8, "accuracy_raw_pixels", 0.75, "accuracy_frozen", 0.25);
        assertEquals(
                List.of(
                        "On geomfig, stdp does not beat a readout of the raw pixels beyond chance at 1 of 2"
                                + " points (at best 0.710 against 0.750): what is read out there stood in the images already.",
                        "On geomfig, stdp does not beat the same network with each neuron's weights shuffled beyond chance"
                                + " at 1 of 1 point (at best 0.720 against 0.720): the accuracy there is in the scale of the"
                                + " weights, not in which of them are strong."),
                sentences(known, OptionalDouble.empty()));
    }

    /** Gains of 0.01 ± 0.02, of 0.11 ± 0.01 and of one seed, which has no interval. */
    @Test
    void aMarginSaysWhereShufflingCostsNothing() {
        KnownRuns known = new KnownRuns();
        gains(known, 0.1, 0.01, -0.01, 0.03);
        gains(known, 0.2, 0.10, 0.11, 0.12);
        gains(known, 0.3, 0.01);
        String within =
                "On geomfig, what shuffling each neuron's weights costs stdp is, within the margin, equivalent to"
                        + " nothing at ";
        assertEquals(
                within + "1 of 2 points, different from it at 1 and undecided at 0.",
                sentences(known, OptionalDouble.of(0.05)).get(1));
        // the 90 % interval of the first reaches to 0.0437
        assertEquals(
                within + "0 of 2 points, different from it at 1 and undecided at 1.",
                sentences(known, OptionalDouble.of(0.04)).get(1));
        assertEquals(1, sentences(known, OptionalDouble.empty()).size());
    }

    private static void gains(KnownRuns known, double ratio, double... gains) {
        for (int seed = 1; seed <= gains.length; seed++) {
            double shuffled = 0.5 + 0.05 * seed;
            known.run(ratio, seed, 0.7, "accuracy_intact", shuffled + gains[seed - 1], "accuracy_shuffled", shuffled);
        }
    }

    private static List<String> sentences(KnownRuns known, OptionalDouble margin) {
        return ControlText.sentences(
                SweepResults.read(AnalysisViews.of(ResultTables.open(LocalSpark.session(), known.write()), margin)));
    }

    private List<String> sentences() {
        return ControlText.sentences("the control", "why", runs);
    }

    private void point(String dataset, double ratio, double control, double... accuracies) {
        Point point = new Point(
                dataset,
                "stdp",
                "sleep",
                "static",
                "published",
                OptionalDouble.of(ratio),
                OptionalDouble.of(0.99997),
                "",
                "");
        for (double accuracy : accuracies) {
            runs.add(new Controlled(point, accuracy, control));
        }
    }
}
