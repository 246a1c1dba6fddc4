package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.report.Report;
import org.slumber.spark.results.MovingFiles;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: what a results folder says, as one HTML page. */
@Command(
        name = "report",
        description = {
            "Write what a sweep found, in words and pictures, to one HTML file that opens anywhere, offline.",
            "A sweep may be going on."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep, e.g. results/quick.")
    private String results;

    @Option(names = "--out", paramLabel = "FILE", description = "The page (default: RESULTS/report.html).")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Data sets, for the spikes of an example run, which is made again (default: those of the sweep).")
    private Path data;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            defaultValue = "${sys:slumber.home:-.}/conf/datasets.yaml",
            description = "Names of the classes, where it is there (default: conf/datasets.yaml).")
    private Path catalogue;

    @Option(
            names = "--margin",
            paramLabel = "FRACTION",
            description =
                    "Say of each point whether its accuracy is equivalent to that without regulariser within this, and what"
                            + " shuffling its weights costs to nothing.")
    private Double margin;

    @Override
    public Integer call() throws IOException {
        OptionalDouble within = Margin.of(margin);
        try (SparkSession spark = Sessions.open("slumber report")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            Path page = out != null ? out : inside(folder);
            write(page, html(spark, folder, within));
            System.out.println("Report: " + page.toAbsolutePath().normalize().toUri());
        }
        return 0;
    }

    private String html(SparkSession spark, ResultsFolder folder, OptionalDouble within) {
        for (int attempt = 1; true; attempt++) {
            try {
                return Report.of(spark, folder, DataFolder.of(data, folder), catalogue, within);
            } catch (Exception e) {
                // Spark declares none of its checked exceptions to Java
                if (attempt == MovingFiles.ATTEMPTS || !MovingFiles.moved(e)) {
                    throw e;
                }
            }
        }
    }

    private static Path inside(ResultsFolder folder) {
        if (!folder.root().toUri().getScheme().equals("file")) {
            throw new InvalidInputException("results folder " + folder.display()
                    + " is not on this machine; say with --out FILE where the page is to go");
        }
        return Path.of(folder.display(), "report.html");
    }

    private static void write(Path page, String html) {
        try {
            if (page.toAbsolutePath().getParent() != null) {
                Files.createDirectories(page.toAbsolutePath().getParent());
            }
            Files.writeString(page, html);
        } catch (IOException e) {
            throw new InvalidInputException("--out " + page + " cannot be written (" + e + ")", e);
        }
    }
}
