package org.slumber.spark.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.dose.DoseAnswers;
import org.slumber.spark.analysis.dose.DoseGroup;
import org.slumber.spark.analysis.dose.DoseTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dose}: which sleep ratio is best. */
@Command(
        name = "dose",
        description = {
            "Which dose of sleep is best: accuracy as a smooth curve of the sleep ratio, its optimum with a 95 % interval, what it"
                    + " gains, and which doses are as good, for each data set and learner and over the data sets.",
            "It needs three ratios and two seeds.",
            "With --table in place of RESULTS it is the curve of any fraction over any dose of any table."
        },
        mixinStandardHelpOptions = true)
final class DoseCommand implements Callable<Integer> {
    @Mixin
    private RowSource source;

    @ArgGroup(exclusive = false, heading = "Columns of a --table:%n")
    private TableColumns columns;

    @Mixin
    private FiguresOutput output;

    /** What stands in which column. */
    static final class TableColumns {
        @Option(
                names = "--response",
                paramLabel = "COLUMN",
                description = "Fraction that is looked at (default: accuracy).")
        private String response;

        @Option(names = "--dose", paramLabel = "COLUMN", description = "Dose, at least 0 (default: sleep_ratio).")
        private String dose;

        @Option(names = "--seed", paramLabel = "COLUMN", description = "What rows of one seed share (default: seed).")
        private String seed;

        @Option(
                names = "--by",
                split = ",",
                paramLabel = "COLUMN",
                description = "What has a curve each (default: dataset and learner, where the table has them).")
        private List<String> by;

        @Option(
                names = "--trials",
                paramLabel = "COLUMN",
                description = "Of how many samples the response is a fraction: a column, or a number, e.g. 200.")
        private String trials;

        private DoseTable.Columns named() {
            return new DoseTable.Columns(
                    Optional.ofNullable(response).orElse("accuracy"),
                    Optional.ofNullable(dose).orElse("sleep_ratio"),
                    Optional.ofNullable(seed).orElse("seed"),
                    Optional.ofNullable(by),
                    Optional.ofNullable(trials));
        }
    }

    @Override
    public Integer call() throws IOException {
        boolean table = source.isTable("dose");
        if (!table && columns != null) {
            throw new InvalidInputException("--response, --dose, --seed, --by and --trials are for a --table");
        }
        output.write(table ? ofTable() : ofResults());
        return 0;
    }

    private DoseText ofResults() throws IOException {
        return source.results(
                "slumber dose",
                (runs, notes) ->
                        new DoseText(DoseAnswers.of(DoseGroup.of(runs.observations(DoseGroup.columns()))), notes));
    }

    private DoseText ofTable() throws IOException {
        DoseTable table = DoseTable.of(
                Optional.ofNullable(columns).orElseGet(TableColumns::new).named(),
                source.table("slumber dose"),
                source.copies());
        return new DoseText(DoseAnswers.of(table.groups()), new ArrayList<>(table.notes()));
    }
}
