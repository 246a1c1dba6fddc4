package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.Formula;
import org.slumber.mixed.MixedModel;
import org.slumber.mixed.MixedModelFit;
import org.slumber.mixed.ModelSummary;
import org.slumber.mixed.Observations;
import org.slumber.mixed.Prediction;
import org.slumber.spark.analysis.model.DefaultModel;

/**
 * The mixed model of accuracy that the command {@code model} fits where no formula is given ({@link DefaultModel}), and what
 * it expects at every point.
 */
final class SleepModel {
    /** More rows take minutes and make the interval no more honest. */
    private static final int MOST_ROWS = 4000;

    private final Map<SleepCurve, List<List<Object>>> bands = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Fit> fits = new ArrayList<>();

    private SleepModel() {}

    /**
     * One fit.
     *
     * @param name of what it was fitted to; empty where that is all curves
     * @param model that was fitted
     * @param runs it was fitted to, in the order of its rows
     */
    record Fit(String name, MixedModelFit model, List<SweepRun> runs) {}

    /** One run of a curve. */
    private record Observed(SleepCurve curve, SweepRun run) {}

    /**
     * Fits one model to all curves where each learner has one condition, else one to each condition, so that no unlike
     * runs are taken for alike.
     */
    static SleepModel of(SweepResults results, Collection<SleepCurve> curves) {
        Map<List<Object>, List<SleepCurve>> conditions = new LinkedHashMap<>();
        for (SleepCurve curve : curves) {
            conditions
                    .computeIfAbsent(conditionOf(curve), key -> new ArrayList<>())
                    .add(curve);
        }
        long learners = curves.stream()
                .map(curve -> curve.subject().learner())
                .distinct()
                .count();
        SleepModel model = new SleepModel();
        if (conditions.size() == learners) {
            model.fit(results, List.copyOf(curves), "");
        } else {
            PointNames names =
                    new PointNames(curves.stream().map(SleepCurve::condition).toList());
            conditions
                    .values()
                    .forEach(group -> model.fit(
                            results,
                            group,
                            group.get(0).subject().learner() + ", "
                                    + names.ofCurve(group.get(0).condition())));
        }
        return model;
    }

    private static List<Object> conditionOf(SleepCurve curve) {
        Point point = curve.condition();
        return List.of(
                point.learner(), point.target(), point.timing(), point.sleepDecay(), point.variant(), point.setting());
    }

    private void fit(SweepResults results, List<SleepCurve> curves, String of) {
        String prefix = of.isEmpty() ? "" : of + ": ";
        try {
            List<Observed> observed = observed(results, curves);
            Observations observations = observations(observed);
            DefaultModel model = model(observed, observations);
            MixedModelFit fit = MixedModel.fit(model.specification(), model.dispersions(), observations);
            ModelSummary summary = fit.summary();
            Formula formula = summary.formula();
            fits.add(new Fit(of, fit, observed.stream().map(Observed::run).toList()));
            notes.add((of.isEmpty() ? "The model is " : prefix + "the model is ") + formula.text()
                    + " (" + (summary.family().counts() ? "beta-binomial counts" : "beta family")
                    + ", logit link), fitted to "
                    + Figures.count(summary.rows(), "run", "runs") + "; log-likelihood "
                    + Figures.significant(summary.logLikelihood()) + ", AIC " + Figures.significant(summary.aic())
                    + ".");
            summary.notes().forEach(note -> notes.add(prefix + note));
            curves.forEach(curve -> bands.put(curve, band(fit, formula, curve)));
        } catch (InvalidInputException e) {
            notes.add((of.isEmpty() ? "No model is fitted: " : prefix + "no model is fitted: ") + e.getMessage() + ".");
        }
    }

    private static List<Observed> observed(SweepResults results, List<SleepCurve> curves) {
        List<Observed> observed = new ArrayList<>();
        for (SleepCurve curve : curves) {
            curve.scored(results).forEach(run -> observed.add(new Observed(curve, run)));
        }
        if (observed.size() > MOST_ROWS) {
            throw new InvalidInputException(
                    observed.size() + " runs are more than the " + MOST_ROWS + " that are fitted for a report");
        }
        return observed;
    }

    private static DefaultModel model(List<Observed> observed, Observations observations) {
        long ratios = observed.stream()
                .map(row -> row.run().point().ratio())
                .distinct()
                .count();
        if (ratios < 2) {
            throw new InvalidInputException(
                    "the runs that ended well have fewer than two sleep ratios, so that there is no"
                            + " effect to fit");
        }
        return DefaultModel.of(observations);
    }

    private static Observations observations(List<Observed> observed) {
        Observations.Builder builder = Observations.builder();
        // what else a sweep may vary does not vary within a condition
        DefaultModel.columns().forEach(name -> builder.labels(name, Collections.nCopies(observed.size(), "")));
        return builder.numbers(
                        "accuracy",
                        observed.stream()
                                .mapToDouble(row -> row.run().accuracy().getAsDouble())
                                .toArray())
                .numbers(
                        DefaultModel.TRIALS,
                        observed.stream()
                                .mapToDouble(row -> row.run().testSamples().isPresent()
                                        ? row.run().testSamples().getAsLong()
                                        : Double.NaN)
                                .toArray())
                .numbers(
                        "sleep_ratio",
                        observed.stream()
                                .mapToDouble(row -> row.run().point().ratio())
                                .toArray())
                .labels(
                        "learner",
                        observed.stream()
                                .map(row -> row.curve().subject().learner())
                                .toList())
                .labels(
                        "dataset",
                        observed.stream()
                                .map(row -> row.curve().subject().dataset())
                                .toList())
                .labels(
                        "seed",
                        observed.stream()
                                .map(row -> Long.toString(row.run().seed()))
                                .toList())
                .build();
    }

    /** Of a curve: ratio, expectation and the ends of its interval, for a typical seed. */
    private static List<List<Object>> band(MixedModelFit fit, Formula formula, SleepCurve curve) {
        List<Double> ratios = curve.points().stream()
                .filter(point -> point.n() > 0)
                .map(point -> point.point().ratio())
                .distinct()
                .toList();
        int rows = ratios.size();
        Observations points = Observations.builder()
                .numbers(
                        "sleep_ratio",
                        ratios.stream().mapToDouble(ratio -> ratio).toArray())
                .labels("learner", Collections.nCopies(rows, curve.subject().learner()))
                .labels("dataset", Collections.nCopies(rows, curve.subject().dataset()))
                .build();
        boolean byDataset =
                formula.random().stream().anyMatch(term -> term.text().equals("dataset"));
        List<Prediction> predictions = fit.predict(points, byDataset ? List.of("dataset") : List.of());
        List<List<Object>> band = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Prediction prediction = predictions.get(row);
            band.add(List.of(
                    ratios.get(row),
                    Figures.drawn(prediction.mean()),
                    Figures.drawn(prediction.interval().low()),
                    Figures.drawn(prediction.interval().high())));
        }
        return band;
    }

    /** Of a curve: {@code [[ratio, mean, low, high], …]}; empty where no model could be fitted. */
    List<List<Object>> band(SleepCurve curve) {
        return bands.getOrDefault(curve, List.of());
    }

    /** What was fitted, what had to be left out, or why nothing could be fitted. */
    List<String> notes() {
        return notes;
    }

    /** The fits, in the order of the notes. */
    List<Fit> fits() {
        return fits;
    }
}
