package org.slumber.spark.cli;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.spark.analysis.compare.Comparison;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: two results folders, e.g. before and after a change of the engine. */
@Command(
        name = "compare",
        description = {
            "Compare two sweeps, A and B: what moved at which point, by how much, and whether that is more than chance.",
            "Every run counts: by seed where both have a point's seeds, else Welch's test, else what is between; p corrected"
                    + " after Holm."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "Results folder of the one sweep.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Results folder of the other.")
    private String second;

    @Option(
            names = "--margin",
            paramLabel = "FRACTION",
            description = "Say of accuracies and other fractions whether they are equivalent within this, different or"
                    + " undecided.")
    private Double margin;

    @Mixin
    private FiguresOutput output;

    @Override
    public Integer call() throws IOException {
        OptionalDouble within = Margin.of(margin);
        ComparisonText text;
        try (SparkSession spark = Sessions.open("slumber compare")) {
            ResultTables a = tables(spark, first);
            ResultTables b = tables(spark, second);
            text = new ComparisonText(first, second, Comparison.of(a, b, within));
        }
        output.write(text);
        if (output.isCsv()) {
            text.comparison().notes().forEach(System.err::println);
        }
        return 0;
    }

    private static ResultTables tables(SparkSession spark, String folder) {
        return ResultTables.open(
                spark, ResultsFolder.of(folder, spark.sparkContext().hadoopConfiguration()));
    }
}
