package org.slumber.spark.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.NamedQuery;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: a query over the views of a results folder. */
@Command(
        name = "sql",
        description = {
            "Query results in SQL, as views of their tables and summary, paired and ranking; a sweep may be going on.",
            "The command columns says what there is to ask for."
        },
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    /** How rows are written. */
    enum Format {
        /** For people. */
        TABLE,
        /** With a header line; arrays as JSON. */
        CSV,
        /** An array of objects. */
        JSON,
        /** A folder of files that keep the types. */
        PARQUET
    }

    @Option(names = "--results", paramLabel = "FOLDER", description = "Results folder of a sweep.")
    private String results;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write (default: standard output); a new folder for parquet.")
    private String out;

    @Option(names = "--list", description = "List the named queries and what they answer.")
    private boolean list;

    @Option(
            names = "--queries",
            paramLabel = "FOLDER",
            defaultValue = "${sys:slumber.home:-.}/conf/queries",
            description = "Where the named queries are (default: conf/queries).")
    private Path queries;

    @Option(
            names = "--margin",
            paramLabel = "FRACTION",
            description =
                    "Say in the column equivalence of paired whether its accuracy is equivalent to that without regulariser within this.")
    private Double margin;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            description = "The name of a query, a file of one, or SQL, e.g."
                    + " \"SELECT sleep_ratio, accuracy_mean FROM summary\".")
    private String query;

    @Override
    public Integer call() throws IOException {
        if (list) {
            list();
            return 0;
        }
        if (results == null || query == null) {
            throw new InvalidInputException(
                    "sql needs --results FOLDER and a query; --list shows those that have names");
        }
        if (format == Format.PARQUET && out == null) {
            throw new InvalidInputException("--format parquet needs --out FOLDER");
        }
        OptionalDouble within = Margin.of(margin);
        String sql = NamedQuery.sqlOf(query, queries);
        try (SparkSession spark = Sessions.open("slumber sql")) {
            boolean answered = false;
            for (int attempt = 1; !answered; attempt++) {
                answered = answered(spark, sql, within, attempt == MovingFiles.ATTEMPTS);
            }
        }
        return 0;
    }

    private void list() {
        TextTable table = new TextTable(List.of("query", "what it answers"), List.of(false, false));
        NamedQuery.in(queries).forEach(each -> table.add(List.of(each.name(), each.question())));
        System.out.println(table);
    }

    /** Answers the query; false where a sweep merged the files meanwhile and there is another attempt. */
    private boolean answered(SparkSession spark, String sql, OptionalDouble within, boolean last) throws IOException {
        try {
            ResultTables tables = ResultTables.open(
                    spark, ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration()));
            AnalysisViews.create(tables, within, sql);
            write(spark.sql(sql));
            tables.notes().forEach(System.err::println);
            return true;
        } catch (Exception e) {
            // Spark declares none of its checked exceptions to Java
            if (!(e instanceof SparkThrowable)) {
                throw e;
            }
            String message = e.getMessage().strip().lines().findFirst().orElse("not understood");
            if (!last && MovingFiles.moved(e)) {
                return false;
            }
            throw new InvalidInputException("query: " + message, e);
        }
    }

    private void write(Dataset<Row> rows) throws IOException {
        if (format == Format.PARQUET) {
            RowText.toldApart(rows).coalesce(1).write().parquet(out);
        } else {
            OutFile.write(out, to -> print(rows, to));
        }
    }

    private void print(Dataset<Row> rows, PrintStream to) {
        switch (format) {
            case TABLE -> RowText.table(rows, to);
            case CSV -> RowText.csv(rows, to);
            case JSON -> RowText.json(rows, to);
            case PARQUET -> throw new AssertionError("written by Spark");
        }
    }
}
