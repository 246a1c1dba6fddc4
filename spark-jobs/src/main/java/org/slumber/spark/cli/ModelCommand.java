package org.slumber.spark.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.Formula;
import org.slumber.mixed.MixedModel;
import org.slumber.mixed.MixedModelFit;
import org.slumber.mixed.Observations;
import org.slumber.mixed.PredictionGrid;
import org.slumber.spark.analysis.model.ModelRows;
import org.slumber.spark.analysis.model.PaperModel;
import org.slumber.spark.analysis.model.RunObservations;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model}: a beta mixed model of the runs in a results folder. */
@Command(
        name = "model",
        description = {
            "Fit a mixed model (beta family, logit link) to the runs of a sweep, as R's glmmTMB does.",
            "Without --formula it is the paper's, " + PaperModel.WHOLE + ", without what does not vary."
        },
        mixinStandardHelpOptions = true)
final class ModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep.")
    private String results;

    @Option(
            names = "--formula",
            paramLabel = "FORMULA",
            description =
                    "E.g. \"accuracy ~ log(sleep_ratio) * learner + sleep_decay + (1|dataset/seed)\": a response in"
                            + " [0, 1]; columns of runs by name, texts as factors; factor(), log(), log10(), log1p(), sqrt(),"
                            + " exp(); + - * : /; random intercepts as (1|g), (1|g:h) or (1|g/h).")
    private String formula;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description =
                    "Which runs, in SQL, e.g. \"learner = 'stdp' AND sleep_ratio > 0\" (default: all that ended well).")
    private String where;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Grouping columns to predict for, beside every combination of the fixed effects' values (default:"
                            + " dataset, where the formula has (1|dataset)).")
    private List<String> by;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private String out;

    @Override
    public Integer call() throws IOException {
        Optional<Formula> given = Optional.ofNullable(formula).map(Formula::parse);
        ModelText text;
        try (SparkSession spark = Sessions.open("slumber model")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            ResultTables tables = ResultTables.open(spark, folder);
            text = fitted(given, runs(tables), tables.notes());
        }
        OutFile.write(out, to -> {
            switch (format) {
                case TABLE -> text.table(to);
                case CSV -> text.csv(to);
                case JSON -> text.json(to);
            }
        });
        return 0;
    }

    private RunObservations runs(ResultTables tables) {
        try {
            return RunObservations.of(tables, Optional.ofNullable(where));
        } catch (Exception e) {
            // Spark declares none of its checked exceptions to Java
            if (!(e instanceof SparkThrowable)) {
                throw e;
            }
            throw new InvalidInputException(
                    "--where: " + e.getMessage().strip().lines().findFirst().orElse("not understood"), e);
        }
    }

    private ModelText fitted(Optional<Formula> given, RunObservations runs, List<String> ofRuns) {
        List<String> notes = new ArrayList<>(ofRuns);
        Formula model = given.orElseGet(() -> {
            PaperModel paper = PaperModel.of(runs.observations(PaperModel.columns()));
            notes.addAll(paper.notes());
            return Formula.parse(paper.formula());
        });
        List<String> groups = groups(model);
        int settings = runs.observations(List.of("setting")).levels("setting").size();
        if (given.isPresent() && settings > 1 && !model.columns().contains("setting")) {
            notes.add("The runs are of " + settings + " settings, which the formula tells apart only as far as it names"
                    + " what differs: setting is a column too, or choose one by --where.");
        }
        Set<String> columns = new LinkedHashSet<>(model.columns());
        columns.addAll(groups);
        Observations data = runs.observations(columns);
        MixedModelFit fit = MixedModel.fit(model, data);
        notes.addAll(fit.summary().notes());
        return new ModelText(fit.summary(), ModelRows.of(fit, PredictionGrid.of(model, data, groups)), notes);
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
