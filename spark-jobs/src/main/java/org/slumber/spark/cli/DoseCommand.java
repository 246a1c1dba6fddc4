package org.slumber.spark.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.spark.analysis.dose.DoseAnswers;
import org.slumber.spark.analysis.dose.DoseGroup;
import org.slumber.spark.analysis.model.RunObservations;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dose}: which sleep ratio is best. */
@Command(
        name = "dose",
        description = {
            "Which dose of sleep is best: accuracy as a smooth curve of the sleep ratio, its optimum with a 95 % interval, what it"
                    + " gains, and which doses are as good, for each data set and learner and over the data sets.",
            "It needs three ratios and two seeds."
        },
        mixinStandardHelpOptions = true)
final class DoseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep.")
    private String results;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Which runs, in SQL, e.g. \"learner = 'stdp'\" (default: all that ended well).")
    private String where;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private String out;

    @Override
    public Integer call() throws IOException {
        DoseText text;
        try (SparkSession spark = Sessions.open("slumber dose")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            ResultTables tables = ResultTables.open(spark, folder);
            RunObservations runs = SqlCondition.chosen(() -> RunObservations.of(tables, Optional.ofNullable(where)));
            text = new DoseText(DoseAnswers.of(DoseGroup.of(runs.observations(DoseGroup.columns()))), tables.notes());
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
}
