package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether the runs are what the mixed model takes them for: its randomised quantile residuals against the quantiles that as
 * many standard normal numbers have.
 */
final class ModelCheckPicture {
    private static final String ID = "model-check";
    private static final String TITLE = "Residuals of the mixed model";
    private static final int PANELS = 6;
    /** Runs that are fitted, so that the report stays quick. */
    private static final int RUNS = 800;
    /** Residuals of a panel that are drawn. */
    private static final int ROWS = 300;
    /** Fewer say nothing of a distribution. */
    private static final int FEWEST = 6;

    /**
     * One panel.
     *
     * @param name of what was fitted
     * @param rows {@code [expected quantile, residual, low, high, run]} ascending
     */
    record Panel(String name, List<List<Object>> rows) {}

    private ModelCheckPicture() {}

    static Picture of(SweepResults results) {
        List<SleepCurve> curves = results.scoredSubjects().stream()
                .flatMap(subject -> SleepCurve.of(results, subject).stream().limit(SleepCurve.DRAWN))
                .filter(curve -> !curve.scattered() && curve.ratios().size() > 1)
                .toList();
        if (curves.isEmpty()) {
            return Picture.missing(
                    ID, TITLE, "No runs differ in the sleep ratio only, so that there is no effect to fit.");
        }
        long runs = curves.stream().mapToLong(SleepCurve::runs).sum();
        if (runs > RUNS) {
            return Picture.missing(
                    ID,
                    TITLE,
                    "To fit " + Figures.count(runs, "run", "runs") + " takes longer than a report should, which fits "
                            + RUNS + " at most; the command model fits them.");
        }
        SleepModel model = SleepModel.of(results, curves);
        List<Panel> panels = model.fits().stream()
                .filter(fit -> fit.runs().size() >= FEWEST)
                .limit(PANELS)
                .map(ModelCheckPicture::panel)
                .toList();
        if (panels.isEmpty()) {
            return Picture.missing(ID, TITLE, String.join(" ", model.notes()));
        }
        return new Picture(
                ID,
                TITLE,
                "Each mark is a run: its randomised quantile residual (Dunn and Smyth 1996) under the model that the command"
                        + " model fits, against the quantile expected of its rank. On the dashed line the runs spread as the"
                        + " model says; of right models 95 % of the marks lie within the band, each for itself.",
                model.notes(),
                List.of(new Chart("quantiles", TITLE, Map.of("panels", panels))));
    }

    private static Panel panel(SleepModel.Fit fit) {
        double[] residuals = fit.model().residuals();
        PointNames names = new PointNames(
                fit.runs().stream().map(SweepRun::point).distinct().toList());
        List<Integer> ranked = IntStream.range(0, residuals.length)
                .boxed()
                .sorted(Comparator.comparing(row -> residuals[row]))
                .toList();
        int size = residuals.length;
        NormalDistribution normal = NormalDistribution.of(0, 1);
        List<List<Object>> rows = new ArrayList<>();
        for (int rank : Sample.of(IntStream.range(0, size).boxed().toList(), ROWS)) {
            BetaDistribution position = BetaDistribution.of(rank + 1.0, size - rank);
            SweepRun run = fit.runs().get(ranked.get(rank));
            rows.add(List.of(
                    Figures.drawn(normal.inverseCumulativeProbability((rank + 0.5) / size)),
                    Figures.drawn(residuals[ranked.get(rank)]),
                    Figures.drawn(normal.inverseCumulativeProbability(position.inverseCumulativeProbability(0.025))),
                    Figures.drawn(normal.inverseCumulativeProbability(position.inverseCumulativeProbability(0.975))),
                    run.point().subject() + ", " + names.of(run.point()) + ", " + ExampleRuns.name(run)));
        }
        return new Panel(fit.name().isEmpty() ? fit.model().summary().formula().text() : fit.name(), rows);
    }
}
