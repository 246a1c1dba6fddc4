package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

class SleepPartsTextTest {
    private static List<String> sentences(KnownRuns runs) {
        AnalysisViews views =
                AnalysisViews.of(ResultTables.open(LocalSpark.session(), runs.write()), OptionalDouble.empty());
        return SleepPartsText.of(views, new DatasetNames(List.of("geomfig")));
    }

    @Test
    void whatCostsIsToldFromWhatDoesNotAndScaleFromStructure() {
        assertEquals(
                List.of(
                        "On geomfig, published timing, of sleep at 0.2 with decay 0.99997 (2 to 3 seeds): less accurate, beyond chance"
                                + " for all together: no decay asleep −0.197 (−0.235 to −0.159); not told from it: decay awake at the"
                                + " same dose −0.007 (equivalent within 0.046), each neuron's weights shuffled after training −0.020"
                                + " (equivalent within 0.083), no learning, excitatory weights times 3.0 +0.007 (equivalent within"
                                + " 0.032), no plasticity asleep 0.000 (equivalent within 0.017). So a network that learns nothing is"
                                + " not told to be worse: the accuracy is one that the scale of the weights alone gives. Whether it"
                                + " matters which weights are strong is not told at these seeds."),
                sentences(KnownRuns.ofSleepParts()));
    }

    @Test
    void withoutPartsThereIsNothingToSay() {
        assertEquals(List.of(), sentences(KnownRuns.ofBothLearners()));
    }
}
