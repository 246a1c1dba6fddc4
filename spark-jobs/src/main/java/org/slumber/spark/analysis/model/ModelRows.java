package org.slumber.spark.analysis.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.mixed.FixedEffect;
import org.slumber.mixed.Interval;
import org.slumber.mixed.MixedModelFit;
import org.slumber.mixed.ModelSummary;
import org.slumber.mixed.Prediction;
import org.slumber.mixed.PredictionGrid;
import org.slumber.mixed.TermTest;
import org.slumber.mixed.VarianceComponent;

/**
 * A fitted model's figures as rows of named values, for any format: texts, integers and doubles, null where there is none.
 *
 * @param coefficients logits, with Wald's test of each
 * @param terms Wald's test of all coefficients of a term
 * @param spreads standard deviations of the random terms, logits
 * @param predictions mean response of each point with its interval
 */
public record ModelRows(
        List<Map<String, Object>> coefficients,
        List<Map<String, Object>> terms,
        List<Map<String, Object>> spreads,
        List<Map<String, Object>> predictions) {

    /** What the figures are called; other names in a row are those of predictors. */
    public static final Set<String> ESTIMATES = Set.of(
            "estimate",
            "standard_error",
            "z",
            "p",
            "chi_squared",
            "variance",
            "standard_deviation",
            "mean",
            "low",
            "high",
            "logit");

    /** The figures of a fit, with predictions of these points. */
    public static ModelRows of(MixedModelFit fit, PredictionGrid grid) {
        ModelSummary summary = fit.summary();
        return new ModelRows(
                summary.fixedEffects().stream().map(ModelRows::coefficient).toList(),
                summary.termTests().stream().map(ModelRows::term).toList(),
                summary.varianceComponents().stream().map(ModelRows::spread).toList(),
                predictions(fit, grid));
    }

    private static Map<String, Object> coefficient(FixedEffect effect) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", effect.name());
        row.put("term", effect.term());
        row.put("estimate", effect.estimate());
        row.put("standard_error", effect.standardError());
        row.put("z", effect.z());
        row.put("p", effect.p());
        put(row, effect.interval());
        return row;
    }

    private static Map<String, Object> term(TermTest test) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", test.term());
        row.put("chi_squared", test.chiSquared());
        row.put("degrees_of_freedom", test.degreesOfFreedom());
        row.put("p", test.p());
        return row;
    }

    private static Map<String, Object> spread(VarianceComponent component) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", component.term());
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
            row.put("logit", prediction.logit());
            row.put("standard_error", prediction.standardError());
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
