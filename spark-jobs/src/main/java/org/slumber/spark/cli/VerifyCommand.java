package org.slumber.spark.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.job.Verification;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: makes some runs of a results folder again and compares them with what is stored. */
@Command(
        name = "verify",
        description = {
            "Run some rows of a results folder again, from their columns alone, and compare them to the bit.",
            "Exit code 0 only where nothing differs, 1 where something does."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    /** Differences that are listed. */
    private static final int LISTED = 50;

    @Parameters(paramLabel = "RESULTS", description = "Results folder, e.g. results/quick.")
    private String results;

    @Option(names = "--sample", paramLabel = "N", description = "Runs to compare (default: ${DEFAULT-VALUE}).")
    private int sample = 10;

    @Option(names = "--seed", paramLabel = "S", description = "Which ones are drawn (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Data sets (default: those of the sweep).")
    private Path data;

    @Override
    public Integer call() throws IOException {
        if (sample < 1) {
            throw new InvalidInputException("--sample must be at least 1, was " + sample);
        }
        try (SparkSession spark = Sessions.open("slumber verify")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            Verification.Report report =
                    new Verification(spark, folder, DataFolder.of(data, folder), Simulation.ENGINE).run(sample, seed);
            print(report, folder, System.out);
            return report.differences().isEmpty() ? 0 : 1;
        }
    }

    private void print(Verification.Report report, ResultsFolder folder, PrintStream to) {
        to.println(ConsoleProgress.runs((int) report.stored()) + " in " + folder.display());
        report.notes().forEach(to::println);
        report.otherVersions()
                .forEach((version, runs) -> to.println(
                        runs + " of engine version " + version + " cannot be compared: this is " + Engine.VERSION));
        if (report.notOk() > 0) {
            to.println(report.notOk() + " that failed or were stopped early have no result to compare");
        }
        StringBuilder compared = new StringBuilder("Compared " + ConsoleProgress.runs(report.runs()) + " (seed " + seed
                + ") in " + Verification.columns(Table.RUNS) + " columns");
        report.rows().forEach((table, rows) -> {
            if (table != Table.RUNS && rows > 0) {
                compared.append(" and ")
                        .append(rows)
                        .append(" ")
                        .append(table.folder())
                        .append(" in ")
                        .append(Verification.columns(table));
            }
        });
        to.println(compared + "; not in "
                + String.join(", ", Verification.NOT_COMPARED.stream().sorted().toList()) + ".");
        if (!report.newer().isEmpty()) {
            to.println("Passed over in older rows, which lack them: " + String.join(", ", report.newer()) + ".");
        }
        List<Verification.Difference> differences = report.differences();
        if (differences.isEmpty()) {
            to.println("All are equal to the bit.");
            return;
        }
        TextTable table = new TextTable(
                List.of("run_id", "row", "column", "stored", "made again"), List.of(false, false, false, false, false));
        differences.stream()
                .limit(LISTED)
                .forEach(each ->
                        table.add(List.of(each.runId(), each.row(), each.column(), each.stored(), each.rerun())));
        to.println(table);
        if (differences.size() > LISTED) {
            to.println("... and " + (differences.size() - LISTED) + " more");
        }
        long runs = differences.stream()
                .map(Verification.Difference::runId)
                .distinct()
                .count();
        to.println(differences.size() + " differences in " + ConsoleProgress.runs((int) runs) + ".");
    }
}
