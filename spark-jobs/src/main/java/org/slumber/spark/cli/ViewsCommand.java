package org.slumber.spark.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.MovingFiles;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code views}: the views of results as files. */
@Command(
        name = "views",
        description = {
            "Write runs, checkpoints, weights, tasks, summary and paired as one Parquet file each into RESULTS/views, for"
                    + " pandas, R and other programs, with the unit and meaning of every column in columns.csv.",
            "A sweep does so at its end; this is for what another program left there, or a sweep that is going on."
        },
        mixinStandardHelpOptions = true)
final class ViewsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep, e.g. results/quick.")
    private String results;

    @Option(
            names = "--csv",
            description = "Write CSV files, too, arrays in them as JSON, for programs that cannot read Parquet.")
    private boolean csv;

    @Override
    public Integer call() throws IOException {
        try (SparkSession spark = Sessions.open("slumber views")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            for (int attempt = 1; true; attempt++) {
                try {
                    ViewFiles files = ViewFiles.of(folder);
                    ResultTables tables = ResultTables.open(spark, folder);
                    files.write(AnalysisViews.kept(tables), csv);
                    tables.notes().forEach(System.err::println);
                    System.out.println("Views: " + folder.display() + "/views");
                    return 0;
                } catch (IOException e) {
                    throw new InvalidInputException(
                            "views of " + folder.display() + " cannot be written (" + e + ")", e);
                } catch (Exception e) {
                    // Spark declares none of its checked exceptions to Java
                    if (attempt == MovingFiles.ATTEMPTS || !MovingFiles.moved(e)) {
                        throw e;
                    }
                }
            }
        }
    }
}
