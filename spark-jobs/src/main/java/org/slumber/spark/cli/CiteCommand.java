package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.cite.Citation;
import org.slumber.spark.cite.Methods;
import org.slumber.spark.cite.ResearchCrate;
import org.slumber.spark.report.Report;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cite}: what a publication says of a results folder. */
@Command(
        name = "cite",
        description = {
            "Say what a publication says of results: the methods in a paragraph, with versions, seeds and counts, and the"
                    + " references in BibTeX.",
            "With --crate, also write a folder to deposit: tables, sweep files, report and checksums, as an RO-Crate."
        },
        mixinStandardHelpOptions = true)
final class CiteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep, e.g. results/quick.")
    private String results;

    @Option(names = "--crate", paramLabel = "FOLDER", description = "Where to write the RO-Crate: a new folder.")
    private Path crate;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            defaultValue = "${sys:slumber.home:-.}/conf/datasets.yaml",
            description = "Names of the classes for the report (default: conf/datasets.yaml).")
    private Path catalogue;

    @Override
    public Integer call() throws IOException {
        if (crate != null && Files.exists(crate)) {
            throw new InvalidInputException("--crate " + crate + " must be a folder that is not there yet");
        }
        Citation citation = Citation.ofThisProgram();
        try (SparkSession spark = Sessions.open("slumber cite")) {
            ResultsFolder folder =
                    ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration());
            ResultTables tables = ResultTables.open(spark, folder);
            List<Provenance> starts = new ProvenanceFiles(folder).all();
            String methods = Methods.of(tables.runs(), starts, citation);
            System.out.println(methods + "\n\n" + citation.bibtex());
            tables.notes().forEach(System.err::println);
            if (crate != null) {
                String page = Report.of(spark, folder, DataFolder.of(null, folder), catalogue, OptionalDouble.empty());
                ResearchCrate.write(folder, new ResearchCrate.Content(methods, page, starts, citation), crate);
                System.out.println("\nRO-Crate: " + crate + "; check it with sha256sum -c SHA256SUMS there");
            }
        }
        return 0;
    }
}
