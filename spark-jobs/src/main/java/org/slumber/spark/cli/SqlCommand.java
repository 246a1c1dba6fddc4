package org.slumber.spark.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.NamedQuery;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: a query over the views of a results folder. */
@Command(
        name = "sql",
        description = {
            "Query results in SQL: their tables, and the views summary, paired, ranking and mechanisms over them. A sweep may be"
                    + " going on. The command columns says what there is to ask for.",
            "Without a query: a prompt, or what comes from standard input."
        },
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    /** Where sweeps put theirs. */
    private static final Path RESULTS = Path.of("results");

    /** How rows are written. */
    enum Format {
        /** For people. */
        TABLE,
        /** With a header line; arrays as JSON. */
        CSV,
        /** An array of objects. */
        JSON,
        /** A table for a document in Markdown. */
        MARKDOWN,
        /** A table for a paper. */
        LATEX,
        /** A folder of files that keep the types. */
        PARQUET
    }

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Results folder of a sweep (default: the one in results/ that changed last).")
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
            description = "Say in the column equivalence of paired whether its accuracy is equivalent to that without"
                    + " regulariser within this.")
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
        if (format == Format.PARQUET && out == null) {
            throw new InvalidInputException("--format parquet needs --out FOLDER");
        }
        if (query == null && out != null) {
            throw new InvalidInputException("--out needs a query");
        }
        OptionalDouble within = Margin.of(margin);
        String sql = query == null ? null : NamedQuery.sqlOf(query, queries);
        if (sql != null) {
            SqlSession.refuseUnlikeSql(sql);
        }
        String folder = results != null ? results : newest();
        try (SparkSession spark = Sessions.open("slumber sql")) {
            SqlSession session = new SqlSession(spark, folder, within);
            if (sql != null) {
                session.answer(sql, this::write);
                return 0;
            }
            return new SqlPrompt(session, queries, this::write).run();
        }
    }

    private void list() {
        TextTable table = new TextTable(List.of("query", "what it answers"), List.of(false, false));
        NamedQuery.in(queries).forEach(each -> table.add(List.of(each.name(), each.question())));
        System.out.println(table);
    }

    /** The folder with results in {@link #RESULTS} that changed last; which one that is goes to standard error. */
    private static String newest() {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            Path newest = folders.map(folder -> folder.resolve(ResultsFolder.Table.RUNS.folder()))
                    .filter(Files::isDirectory)
                    .max(Comparator.comparing(runs -> runs.toFile().lastModified()))
                    .orElseThrow(() -> new NoSuchFileException(RESULTS.toString()))
                    .getParent();
            System.err.println("Results: " + newest);
            return newest.toString();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "sql needs --results FOLDER, as there are no results in " + RESULTS.toAbsolutePath(), e);
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
            case MARKDOWN -> to.println(RowText.markup(rows).markdown());
            case LATEX -> to.println(RowText.markup(rows).latex());
            case PARQUET -> throw new AssertionError("written by Spark");
        }
    }
}
