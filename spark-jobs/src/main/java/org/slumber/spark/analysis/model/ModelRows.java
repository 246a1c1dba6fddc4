package org.slumber.spark.analysis.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.mixed.Contrast;
import org.slumber.mixed.Correlation;
import org.slumber.mixed.FixedEffect;
import org.slumber.mixed.Interval;
import org.slumber.mixed.MixedModelFit;
import org.slumber.mixed.ModelSummary;
import org.slumber.mixed.Prediction;
import org.slumber.mixed.PredictionGrid;
import org.slumber.mixed.TermTest;
import org.slumber.mixed.TestMethod;
import org.slumber.mixed.VarianceComponent;

/**
 * A fitted model's figures as rows of named values, for any format: texts, integers and doubles, null where there is none.
 *
 * @param coefficients on the scale of the linear predictor, with the test of each: by {@code t} with {@code
 *     degrees_of_freedom}, or by {@code z}
 * @param terms the test of all coefficients of a term: by {@code f} or {@code chi_squared}
 * @param spreads standard deviations of the random terms' effects
 * @param correlations of the effects of a random term
 * @param dispersion coefficients of the log dispersion
 * @param contrasts levels of factors against their first, with Dunnett's p and interval
 * @param predictions mean response of each point with its interval
 */
public record ModelRows(
        List<Map<String, Object>> coefficients,
        List<Map<String, Object>> terms,
        List<Map<String, Object>> spreads,
        List<Map<String, Object>> correlations,
        List<Map<String, Object>> dispersion,
        List<Map<String, Object>> contrasts,
        List<Map<String, Object>> predictions) {

    /** What the figures are called; other names in a row are those of predictors. */
    public static final Set<String> ESTIMATES = Set.of(
            "estimate",
            "standard_error",
            "t",
            "z",
            "degrees_of_freedom",
            "residual_degrees_of_freedom",
            "p",
            "f",
            "chi_squared",
            "variance",
            "standard_deviation",
            "mean",
            "low",
            "high",
            "correlation",
            "p_dunnett",
            "difference",
            "linear_predictor");

    /** The figures of a fit, with contrasts of the factors made of these columns and predictions of these points. */
    public static ModelRows of(MixedModelFit fit, Collection<String> compared, PredictionGrid grid) {
        ModelSummary summary = fit.summary();
        return new ModelRows(
                summary.fixedEffects().stream()
                        .map(effect ->
                                coefficient(effect, summary.specification().tests() == TestMethod.WALD))
                        .toList(),
                summary.termTests().stream().map(ModelRows::term).toList(),
                summary.varianceComponents().stream().map(ModelRows::spread).toList(),
                summary.correlations().stream().map(ModelRows::correlation).toList(),
                summary.dispersion().stream()
                        .map(effect -> coefficient(effect, true))
                        .toList(),
                compared.stream()
                        .flatMap(column -> fit.contrasts(column).stream().map(contrast -> contrast(column, contrast)))
                        .toList(),
                predictions(fit, grid));
    }

    private static Map<String, Object> coefficient(FixedEffect effect, boolean normal) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", effect.name());
        row.put("term", effect.term());
        row.put("estimate", effect.estimate());
        row.put("standard_error", effect.standardError());
        row.put(normal ? "z" : "t", effect.statistic());
        if (!normal) {
            row.put("degrees_of_freedom", finite(effect.degreesOfFreedom()));
        }
        row.put("p", effect.p());
        put(row, effect.interval());
        return row;
    }

    /** Null for infinity, which neither JSON nor a spreadsheet has. */
    private static Double finite(double value) {
        return Double.isInfinite(value) ? null : value;
    }

    private static Map<String, Object> term(TermTest test) {
        boolean f = test.method() == TestMethod.T;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", test.term());
        row.put(f ? "f" : "chi_squared", test.statistic());
        row.put("coefficients", test.degreesOfFreedom());
        if (f) {
            row.put("residual_degrees_of_freedom", finite(test.residualDegreesOfFreedom()));
        }
        row.put("p", test.p());
        return row;
    }

    private static Map<String, Object> contrast(String column, Contrast contrast) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("contrast", column + " " + contrast.level() + " - " + contrast.reference());
        row.put("at", contrast.at());
        row.put("estimate", contrast.estimate());
        row.put("standard_error", contrast.standardError());
        row.put("degrees_of_freedom", finite(contrast.degreesOfFreedom()));
        row.put("p", contrast.p());
        row.put("p_dunnett", contrast.adjustedP());
        put(row, contrast.interval());
        row.put("difference", contrast.difference());
        return row;
    }

    private static Map<String, Object> correlation(Correlation correlation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", correlation.term());
        row.put("first", correlation.first());
        row.put("second", correlation.second());
        row.put("correlation", correlation.estimate());
        return row;
    }

    private static Map<String, Object> spread(VarianceComponent component) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", component.term());
        row.put("effect", component.effect());
        row.put("levels", component.levels());
        row.put("variance", component.variance());
        row.put("standard_deviation", component.standardDeviation());
        row.put("low", component.interval().map(Interval::low).orElse(null));
        row.put("high", component.interval().map(Interval::high).orElse(null));
        return row;
    }

    private static List<Map<String, Object>> predictions(MixedModelFit fit, PredictionGrid grid) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Prediction> predictions = fit.predict(grid.rows(), grid.conditionalOn());
        Map<String, List<String>> labels = new LinkedHashMap<>();
        grid.columns().forEach(column -> labels.put(column, grid.rows().labels(column)));
        for (int i = 0; i < predictions.size(); i++) {
            Prediction prediction = predictions.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            for (String column : grid.columns()) {
                String label = labels.get(column).get(i);
                row.put(column, grid.rows().isNumeric(column) ? number(label) : label);
            }
            row.put("mean", prediction.mean());
            put(row, prediction.interval());
            row.put("linear_predictor", prediction.linear());
            row.put("standard_error", prediction.standardError());
            row.put("degrees_of_freedom", finite(prediction.degreesOfFreedom()));
            rows.add(row);
        }
        return rows;
    }

    private static Object number(String label) {
        return label.indexOf('.') < 0 ? (Object) Long.valueOf(label) : Double.valueOf(label);
    }

    private static void put(Map<String, Object> row, Interval interval) {
        row.put("low", interval.low());
        row.put("high", interval.high());
    }
}
