package org.slumber.spark.cli;

import org.slumber.spark.reference.ColumnReference;
import picocli.CommandLine.Command;

/** {@code columns}: what can be asked of results. */
@Command(
        name = "columns",
        description = "Every column of the tables of results and of the views over them, with type, unit and meaning.",
        mixinStandardHelpOptions = true)
final class ColumnsCommand extends ReferenceCommand {
    ColumnsCommand() {
        super("columns", ColumnReference.tables());
    }
}
