package org.slumber.spark.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.Family;
import org.slumber.mixed.Formula;
import org.slumber.mixed.MixedModel;
import org.slumber.mixed.MixedModelFit;
import org.slumber.mixed.ModelSpecification;
import org.slumber.mixed.Observations;
import org.slumber.mixed.PredictionGrid;
import org.slumber.mixed.TestMethod;
import org.slumber.spark.analysis.model.DefaultModel;
import org.slumber.spark.analysis.model.ModelRows;
import org.slumber.spark.analysis.model.RunObservations;
import org.slumber.spark.analysis.model.TableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code model}: a mixed model of the runs in a results folder. */
@Command(
        name = "model",
        description = {
            "Fit a mixed model to the runs of a sweep, as R's glmmTMB does, with tests that hold at few seeds.",
            "Without --formula it is " + DefaultModel.WHOLE + ", without what does not vary, accuracies being counts of"
                    + " the scored samples. The paper's is --family beta --tests wald --formula \"" + DefaultModel.PAPER
                    + "\".",
            "With --table in place of RESULTS it is a model, by --formula, of any column of any table."
        },
        mixinStandardHelpOptions = true)
final class ModelCommand implements Callable<Integer> {
    private static final Set<String> ACCURACIES = Set.of("accuracy", "test_accuracy");

    @Mixin
    private RowSource source;

    @Option(
            names = "--formula",
            paramLabel = "FORMULA",
            description =
                    "E.g. \"accuracy ~ log(sleep_ratio) * learner + sleep_decay + (1|dataset/seed)\": columns of runs by"
                            + " name, texts as factors; factor(), log(), log10(), log1p(), sqrt(), exp(); I(x^2), poly(x, 2),"
                            + " ns(x, df = 3), bs(x, df = 4); + - * : /; random intercepts as"
                            + " (1|g), (1|g:h) or (1|g/h), slopes as (x|g), (0 + x|g) or (x||g).")
    private String formula;

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            description =
                    "beta, betabinomial, binomial or gaussian (default: betabinomial where it is known of how many samples"
                            + " the response is a fraction, as for accuracy; else beta, but gaussian in a --table for what is"
                            + " not within [0, 1]).")
    private String family;

    @Option(
            names = "--trials",
            paramLabel = "COLUMN",
            description =
                    "Of how many samples the response is a fraction (default: test_samples, for accuracy); of a --table"
                            + " also a number, e.g. 200.")
    private String trials;

    @Option(
            names = "--dispersion",
            paramLabel = "FORMULA",
            description =
                    "How the runs' spread differs, e.g. \"~ learner\", as glmmTMB's dispformula; \"~ 1\": one for all"
                            + " (default: one for all; without --formula, where the runs spread too unlike for that, one for each"
                            + " combination of the fixed factors).")
    private String dispersion;

    @Option(
            names = "--tests",
            paramLabel = "METHOD",
            defaultValue = "t",
            description =
                    "t: t and F with Satterthwaite's degrees of freedom; wald: z and chi-squared as glmmTMB prints"
                            + " them; likelihood-ratio or bootstrap: of terms (default: ${DEFAULT-VALUE}).")
    private String tests;

    @Option(
            names = "--contrasts",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Factors whose levels are compared with their first, with Dunnett's p and intervals, at each level of"
                            + " what they interact with (default: sleep_ratio, without --formula).")
    private List<String> contrasts;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Grouping columns to predict for, beside every combination of the fixed effects' values (default:"
                            + " dataset, where the formula has (1|dataset)).")
    private List<String> by;

    @Mixin
    private FiguresOutput output;

    @Override
    public Integer call() throws IOException {
        ModelText text = source.isTable("model") ? ofTable() : ofResults();
        output.write(text);
        return 0;
    }

    private ModelText ofResults() throws IOException {
        Optional<Formula> given = Optional.ofNullable(formula).map(Formula::parse);
        return source.results("slumber model", (runs, notes) -> fitted(given, runs, notes));
    }

    private ModelText ofTable() throws IOException {
        if (formula == null) {
            throw new InvalidInputException("--table needs --formula: which column is modelled by which");
        }
        Formula given = Formula.parse(formula);
        Optional<Formula> ofDispersion = Optional.ofNullable(dispersion).map(Formula::parseDispersion);
        TableModel model = TableModel.of(
                given,
                Optional.ofNullable(family).map(name -> family()),
                Optional.ofNullable(trials),
                ofDispersion,
                source.table("slumber model"),
                source.copies());
        return text(
                model.specification().withTests(tests()),
                List.of(),
                model.rows(),
                groups(given),
                contrasts == null ? List.of() : contrasts,
                new ArrayList<>(model.notes()));
    }

    private ModelText fitted(Optional<Formula> given, RunObservations runs, List<String> ofRuns) {
        List<String> notes = new ArrayList<>(ofRuns);
        Set<String> columns = new LinkedHashSet<>(DefaultModel.columns());
        given.ifPresent(own -> columns.addAll(own.columns()));
        Optional.ofNullable(dispersion).map(Formula::parseDispersion).ifPresent(own -> columns.addAll(own.columns()));
        Optional.ofNullable(trials).ifPresent(columns::add);
        Observations data = runs.observations(columns);
        ModelSpecification model;
        List<Formula> dispersions = List.of();
        if (given.isPresent()) {
            model = specification(given.get(), data);
        } else {
            DefaultModel standard = DefaultModel.of(data);
            notes.addAll(standard.notes());
            model = specification(standard.specification());
            dispersions = dispersion == null ? standard.dispersions() : List.of();
        }
        int settings = data.levels("setting").size();
        if (given.isPresent() && settings > 1 && !model.formula().columns().contains("setting")) {
            notes.add("The runs are of " + settings + " settings, which the formula tells apart only as far as it names"
                    + " what differs: setting is a column too, or choose one by --where.");
        }
        List<String> compared = contrasts == null ? List.of() : contrasts;
        if (contrasts == null
                && given.isEmpty()
                && model.formula().fixedColumns().contains("sleep_ratio")) {
            compared = List.of("sleep_ratio");
        }
        return text(model, dispersions, data, groups(model.formula()), compared, notes);
    }

    private static ModelText text(
            ModelSpecification model,
            List<Formula> dispersions,
            Observations data,
            List<String> groups,
            List<String> compared,
            List<String> notes) {
        MixedModelFit fit = MixedModel.fit(model, dispersions, data);
        notes.addAll(fit.summary().notes());
        PredictionGrid grid = PredictionGrid.of(model.formula(), data, groups);
        return new ModelText(fit.summary(), ModelRows.of(fit, compared, grid), notes);
    }

    private ModelSpecification specification(Formula given, Observations runs) {
        return specification(
                ACCURACIES.contains(given.response())
                        ? DefaultModel.specification(given, runs)
                        : ModelSpecification.of(given, Family.BETA, Optional.empty()));
    }

    /** With what the options ask for. */
    private ModelSpecification specification(ModelSpecification standard) {
        Family of = family == null ? standard.family() : family();
        Optional<String> column =
                Optional.ofNullable(trials).or(() -> of.counts() ? standard.trials() : Optional.empty());
        return ModelSpecification.of(standard.formula(), of, column)
                .withDispersion(Optional.ofNullable(dispersion).map(Formula::parseDispersion))
                .withTests(tests());
    }

    private Family family() {
        return Family.named(family)
                .orElseThrow(() -> new InvalidInputException("--family " + family + ": there are " + Family.names()));
    }

    private TestMethod tests() {
        return TestMethod.named(tests)
                .orElseThrow(() -> new InvalidInputException("--tests " + tests + ": there are " + TestMethod.names()));
    }

    private List<String> groups(Formula model) {
        Set<String> grouping = new LinkedHashSet<>();
        model.random().forEach(term -> grouping.addAll(term.columns()));
        if (by == null) {
            return model.random().stream().anyMatch(term -> term.columns().equals(List.of("dataset")))
                    ? List.of("dataset")
                    : List.of();
        }
        for (String column : by) {
            if (!grouping.contains(column)) {
                throw new InvalidInputException("--by " + column + ": no random term of `" + model.text()
                        + "` has this column" + (grouping.isEmpty() ? "" : ", only " + String.join(", ", grouping)));
            }
        }
        return by;
    }
}
