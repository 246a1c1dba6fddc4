package org.slumber.spark.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.slumber.mixed.ModelSummary;
import org.slumber.mixed.Precision;
import org.slumber.mixed.TestMethod;
import org.slumber.spark.analysis.model.ModelRows;

/**
 * A fitted model as text.
 *
 * @param summary what was fitted
 * @param rows its figures
 * @param notes what a reader must know, a sentence each
 */
record ModelText(ModelSummary summary, ModelRows rows, List<String> notes) implements FiguresText {
    private static final int MOST_PREDICTIONS = 100;

    @Override
    public void table(PrintStream to) {
        to.println("Model: " + summary.formula().text());
        to.printf(
                Locale.ROOT,
                "%s, maximum likelihood by Laplace's approximation; %d rows, %d parameters.%n"
                        + "Log-likelihood %.3f, AIC %.3f, BIC %.3f.%n",
                family(),
                summary.rows(),
                summary.parameters(),
                summary.logLikelihood(),
                summary.aic(),
                summary.bic());
        notes.forEach(to::println);
        String unit = summary.family().scale();
        section(to, "Coefficients (" + unit + "; interval 95 %)" + tests(), rows.coefficients());
        section(to, "Terms (all coefficients of a term at once)" + termTests(), rows.terms());
        section(to, "Random terms (standard deviations in " + unit + ", interval 95 %)", rows.spreads());
        section(to, "Correlations of random effects", rows.correlations());
        if (summary.precision().isPresent()) {
            Precision precision = summary.precision().get();
            to.printf(
                    Locale.ROOT,
                    "%n%s: %.4g (95 %% interval %.4g to %.4g)%n",
                    summary.family().fractions()
                            ? "Precision of the " + summary.family().text() + " distributions"
                            : "Residual standard deviation",
                    precision.estimate(),
                    precision.interval().low(),
                    precision.interval().high());
        } else {
            section(to, "Log dispersion (z by the likelihood's second derivative)", rows.dispersion());
        }
        section(
                to,
                "Against the first level (" + unit
                        + "; p_dunnett and 95 % interval hold for all at once; difference of means)",
                rows.contrasts());
        List<Map<String, Object>> predictions = rows.predictions();
        section(
                to,
                "Predicted mean of " + summary.formula().response() + " (95 % interval)",
                predictions.subList(0, Math.min(MOST_PREDICTIONS, predictions.size())));
        if (predictions.size() > MOST_PREDICTIONS) {
            to.println("... and " + (predictions.size() - MOST_PREDICTIONS) + " more; --format csv has all of them");
        }
    }

    private String family() {
        String trials =
                summary.specification().trials().map(column -> " of " + column).orElse("");
        return switch (summary.family()) {
            case BETA -> "Beta family, logit link";
            case BETA_BINOMIAL -> "Beta-binomial counts" + trials + ", logit link";
            case BINOMIAL -> "Binomial counts" + trials + ", logit link";
            case GAUSSIAN -> "Gaussian family, identity link";
        };
    }

    private String tests() {
        return summary.specification().tests() == TestMethod.WALD
                ? ": z by the likelihood's second derivative"
                : ": t with Satterthwaite's degrees of freedom, - for infinitely many";
    }

    private String termTests() {
        return switch (summary.specification().tests()) {
            case T -> ": F with Satterthwaite's degrees of freedom, - for infinitely many";
            case WALD -> ": Wald's chi-squared";
            case LIKELIHOOD_RATIO -> ": likelihood ratio against chi-squared";
            case BOOTSTRAP -> ": likelihood ratio against a parametric bootstrap";
        };
    }

    private static void section(PrintStream to, String title, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> header = List.copyOf(rows.get(0).keySet());
        TextTable table = new TextTable(
                header,
                header.stream()
                        .map(name -> rows.stream().anyMatch(row -> row.get(name) instanceof Number))
                        .toList());
        for (Map<String, Object> row : rows) {
            table.add(header.stream()
                    .map(name -> name.startsWith("p") && ModelRows.ESTIMATES.contains(name)
                            ? TextFormat.probability((Double) row.get(name))
                            : shown(row, name))
                    .toList());
        }
        to.println();
        to.println(title + ":");
        to.println(table);
    }

    /** A value of a predictor is shown as it is, an estimate with four decimals. */
    private static String shown(Map<String, Object> row, String name) {
        return ModelRows.ESTIMATES.contains(name) ? TextFormat.cell(row.get(name)) : String.valueOf(row.get(name));
    }

    /** One table for all parts, the figures of a part in the columns that they have. */
    @Override
    public void csv(PrintStream to) {
        List<Map<String, Object>> lines = new ArrayList<>();
        BiFunction<String, Map<String, Object>, Map<String, Object>> line = (part, figures) -> {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("part", part);
            whole.putAll(figures);
            return whole;
        };
        rows.coefficients().forEach(row -> lines.add(line.apply("coefficient", row)));
        rows.terms().forEach(row -> lines.add(line.apply("term", row)));
        rows.spreads().forEach(row -> lines.add(line.apply("random", row)));
        rows.correlations().forEach(row -> lines.add(line.apply("correlation", row)));
        rows.dispersion().forEach(row -> lines.add(line.apply("dispersion", row)));
        if (!precision().isEmpty()) {
            lines.add(line.apply("precision", precision()));
        }
        fit().forEach((name, value) -> lines.add(line.apply(name, Map.of("estimate", value))));
        rows.contrasts().forEach(row -> lines.add(line.apply("contrast", row)));
        rows.predictions().forEach(row -> lines.add(line.apply("prediction", row)));
        Set<String> header = new LinkedHashSet<>();
        lines.forEach(row -> header.addAll(row.keySet()));
        to.print(CsvText.line(header));
        lines.forEach(row -> to.print(
                CsvText.line(Arrays.asList(header.stream().map(row::get).toArray()))));
    }

    @Override
    public void json(PrintStream to) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("formula", summary.formula().text());
        object.put("family", summary.family().text());
        object.put("notes", notes);
        object.put("coefficients", rows.coefficients());
        object.put("terms", rows.terms());
        object.put("random", rows.spreads());
        object.put("correlations", rows.correlations());
        object.put("dispersion", rows.dispersion());
        object.put("precision", precision());
        object.putAll(fit());
        object.put("contrasts", rows.contrasts());
        object.put("predictions", rows.predictions());
        to.println(TextFormat.json(object));
    }

    private Map<String, Object> precision() {
        Map<String, Object> precision = new LinkedHashMap<>();
        summary.precision().ifPresent(of -> {
            precision.put("estimate", of.estimate());
            precision.put("low", of.interval().low());
            precision.put("high", of.interval().high());
        });
        return precision;
    }

    private Map<String, Object> fit() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", summary.rows());
        figures.put("parameters", summary.parameters());
        figures.put("log_likelihood", summary.logLikelihood());
        figures.put("aic", summary.aic());
        figures.put("bic", summary.bic());
        return figures;
    }
}
