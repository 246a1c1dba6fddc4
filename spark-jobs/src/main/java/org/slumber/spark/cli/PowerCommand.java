package org.slumber.spark.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.PlannedFamilies;
import org.slumber.spark.analysis.SeedSpread;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code power}: how many seeds a point needs, from the spread in a results folder. */
@Command(
        name = "power",
        description = {
            "From the runs of a folder, how many seeds a point needs so that a difference of its test accuracy to the",
            "baseline is found, and what difference the present seeds find; by seed, for each data set and learner."
        },
        mixinStandardHelpOptions = true)
final class PowerCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep.")
    private String results;

    @Option(
            names = "--difference",
            required = true,
            paramLabel = "FRACTION",
            description = "Difference of accuracies that is to be found, e.g. 0.02.")
    private double difference;

    @Option(
            names = "--power",
            defaultValue = "0.8",
            paramLabel = "PROBABILITY",
            description = "Probability with which it is to be found (default: ${DEFAULT-VALUE}).")
    private double power;

    @Option(
            names = "--level",
            defaultValue = "0.05",
            paramLabel = "PROBABILITY",
            description = "Probability of any false alarm in a family (default: ${DEFAULT-VALUE}).")
    private double level;

    @Mixin
    private FiguresOutput output;

    @Override
    public Integer call() throws IOException {
        if (!(difference > 0 && difference < 1)) {
            throw new InvalidInputException("--difference must be in (0, 1), was " + difference);
        }
        if (!(level > 0 && level < 1)) {
            throw new InvalidInputException("--level must be in (0, 1), was " + level);
        }
        if (!(power > level && power < 1)) {
            throw new InvalidInputException("--power must be above --level and below 1, was " + power);
        }
        PowerText text;
        try (SparkSession spark = Sessions.open("slumber power")) {
            ResultTables tables = ResultTables.open(
                    spark, ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration()));
            text = new PowerText(
                    PlannedFamilies.of(tables), difference, new SeedSpread.Demand(level, power), tables.notes());
        }
        output.write(text);
        return 0;
    }
}
