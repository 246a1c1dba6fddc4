package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.Observations;
import org.slumber.spark.analysis.model.OwnTable;
import org.slumber.spark.analysis.model.RunObservations;
import org.slumber.spark.analysis.model.TableModel;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the rows come from that a command looks at: a results folder, or a table of the user's own. */
final class RowSource {
    @Parameters(paramLabel = "RESULTS", arity = "0..1", description = "Results folder of a sweep.")
    private String results;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "FILE.csv (commas, a header; empty cells have no value) or FILE.parquet in place of RESULTS.")
    private Path table;

    @Option(
            names = "--keep-copies",
            description = "Count each row of --table, also those that are copies of one simulation (default: once).")
    private boolean keepCopies;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description =
                    "Which runs, in SQL, e.g. \"learner = 'stdp' AND sleep_ratio > 0\" (default: all that ended well).")
    private String where;

    /**
     * Whether it is a table.
     *
     * @param command that asks
     * @throws InvalidInputException where it is neither or both
     */
    boolean isTable(String command) {
        if ((results == null) == (table == null)) {
            throw new InvalidInputException(command + " needs either a results folder or --table FILE");
        }
        if (keepCopies && table == null) {
            throw new InvalidInputException("--keep-copies is for a --table; a results folder has each run once");
        }
        return table != null;
    }

    /** What becomes of copies in the table. */
    TableModel.Copies copies() {
        return keepCopies ? TableModel.Copies.COUNTED : TableModel.Copies.ONCE;
    }

    /**
     * The table's rows.
     *
     * @param session name of the Spark session, where it takes one
     */
    Observations table(String session) throws IOException {
        List<SparkSession> opened = new ArrayList<>();
        try {
            return SqlCondition.chosen(() -> OwnTable.read(table, Optional.ofNullable(where), () -> {
                opened.add(Sessions.open(session));
                return opened.get(0);
            }));
        } finally {
            for (SparkSession spark : opened) {
                spark.close();
            }
        }
    }

    /**
     * What is made of a folder's runs and of the notes on it.
     *
     * @param session name of the Spark session
     */
    <T> T results(String session, BiFunction<RunObservations, List<String>, T> made) throws IOException {
        try (SparkSession spark = Sessions.open(session)) {
            ResultTables tables = ResultTables.open(
                    spark, ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration()));
            return made.apply(
                    SqlCondition.chosen(() -> RunObservations.of(tables, Optional.ofNullable(where))), tables.notes());
        }
    }
}
