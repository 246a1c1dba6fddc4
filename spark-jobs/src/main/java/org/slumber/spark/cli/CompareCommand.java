package org.slumber.spark.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.spark.analysis.compare.Comparison;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: two results folders, e.g. before and after a change of the engine. */
@Command(
        name = "compare",
        description = {
            "Compare two sweeps, A and B: what moved at which point, by how much, and whether it is noise.",
            "By seed where both have a point's seeds, else Welch's test; p corrected after Holm."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "Results folder of the one sweep.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Results folder of the other.")
    private String second;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private String out;

    @Override
    public Integer call() throws IOException {
        ComparisonText text;
        try (SparkSession spark = Sessions.open("slumber compare")) {
            ResultTables a = tables(spark, first);
            ResultTables b = tables(spark, second);
            text = new ComparisonText(first, second, Comparison.of(a, b));
        }
        OutFile.write(out, to -> {
            switch (format) {
                case TABLE -> text.table(to);
                case CSV -> text.csv(to);
                case JSON -> text.json(to);
            }
        });
        if (format == TextFormat.CSV) {
            text.comparison().notes().forEach(System.err::println);
        }
        return 0;
    }

    private static ResultTables tables(SparkSession spark, String folder) {
        return ResultTables.open(
                spark, ResultsFolder.of(folder, spark.sparkContext().hadoopConfiguration()));
    }
}
