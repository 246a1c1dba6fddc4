package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

/** The bench of the network that learns by gradients, from rows to its table and its pictures. */
class LeaguePictureTest {
    private final KnownRuns runs = new KnownRuns();

    private void network(List<Double> accuracies, double training, Object... others) {
        for (int i = 0; i < accuracies.size(); i++) {
            Object[] all = new Object[others.length + 14];
            List<Object> shared = List.of(
                    "learner",
                    "surrogate-gradient",
                    "surrogate_hidden",
                    100L,
                    "surrogate_optimiser",
                    "adam",
                    "surrogate_learning_rate",
                    5e-4,
                    "surrogate_initial_scale",
                    1.0,
                    "surrogate_weight_decay",
                    0.0,
                    "surrogate_clip",
                    0.0);
            System.arraycopy(shared.toArray(), 0, all, 0, shared.size());
            System.arraycopy(others, 0, all, shared.size(), others.length);
            runs.run(0, i + 1L, accuracies.get(i), all).checkpoint(1, "epoch", "training_accuracy", training);
        }
    }

    @Test
    void eachStandsBesideThePlainNetworkOfItsOwnScaleByItsNameInWords() {
        network(List.of(0.50, 0.52), 0.6, "hidden_rate", 50.0, "cpu_seconds", 2.0);
        network(List.of(0.55, 0.57), 0.6, "surrogate_weight_decay", 0.1, "hidden_rate", 40.0, "cpu_seconds", 2.0);
        network(List.of(0.54, 0.53), 0.6, "regulariser", "msth", "msth_fast_gain", 0.0);
        network(List.of(0.53, 0.53), 0.6, "regulariser", "msth", "msth_fast_gain", 0.05);
        network(List.of(0.70, 0.72), 0.9, "surrogate_initial_scale", 4.0);
        network(List.of(0.71, 0.71), 0.9, "surrogate_initial_scale", 4.0, "surrogate_clip", 1.0);
        AnalysisViews views = AnalysisViews.kept(ResultTables.open(LocalSpark.session(), runs.write()));
        DatasetNames names = new DatasetNames(List.of("geomfig"));
        List<MechanismPoint> points = LeagueText.points(views, names);
        List<Picture> pictures = LeaguePicture.ofAll(points);
        assertEquals(
                List.of("gradient-league"), pictures.stream().map(Picture::id).toList());
        PageTable table = pictures.get(0).tables().get(0);
        assertEquals(
                List.of(
                        "clip 1, initial weights × 4|0.710|0.000|+0.190",
                        "none, initial weights × 4|0.710|–|+0.190",
                        "weight decay 0.1|0.560|+0.050|+0.040",
                        "msth (fast gain 0)|0.535|+0.025|+0.065",
                        "msth|0.530|+0.020|+0.070",
                        "none|0.510|–|+0.090"),
                table.rows().stream()
                        .map(row -> String.join("|", row.get(1), row.get(4), row.get(6), row.get(9)))
                        .toList());
        assertEquals(table.header().size(), table.rows().get(0).size());
        PageTable cost = pictures.get(0).tables().get(1);
        assertEquals(cost.header().size(), cost.rows().get(0).size());
        assertEquals(
                List.of("3", "weight decay 0.1", "0", "40", "−10"),
                cost.rows().get(2).subList(0, 5));
        assertEquals(
                List.of("league", "marks"),
                pictures.get(0).charts().stream().map(Chart::kind).toList());
        Map<?, ?> marks = (Map<?, ?>) pictures.get(0).charts().get(1).data();
        MarksChart.Panel accuracy = (MarksChart.Panel) ((List<?>) marks.get("panels")).get(0);
        assertEquals(
                List.of("clip 1, initial weights × 4", "weight decay 0.1", "msth (fast gain 0)", "msth"),
                accuracy.lines().stream().map(MarksChart.Line::name).toList());
    }

    @Test
    void howSleepIsSetIsNoBench() {
        network(List.of(0.50, 0.52), 0.6);
        for (double decay : new double[] {0.99, 0.999}) {
            network(List.of(0.55, 0.57), 0.6, "regulariser", "sleep", "sleep_ratio", 0.5, "sleep_decay", decay);
        }
        AnalysisViews views = AnalysisViews.kept(ResultTables.open(LocalSpark.session(), runs.write()));
        assertEquals(List.of(), LeagueText.points(views, new DatasetNames(List.of("geomfig"))));
    }
}
