package org.slumber.spark.cli;

import org.slumber.spark.reference.ParameterReference;
import picocli.CommandLine.Command;

/** {@code parameters}: what a sweep file can set. */
@Command(
        name = "parameters",
        description = {
            "Every parameter of a run with unit, default, what is allowed and meaning, and every mechanism.",
            "A default such as \"20; surrogate-gradient: 10\" is another where that is chosen; the last of these counts."
        },
        mixinStandardHelpOptions = true)
final class ParametersCommand extends ReferenceCommand {
    ParametersCommand() {
        super("parameters", ParameterReference.tables());
    }
}
