package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.reference.ParameterReference;
import org.slumber.spark.reference.SweepSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parameters}: what a sweep file can set. */
@Command(
        name = "parameters",
        description = {
            "Every parameter of a run with unit, default, what is allowed and meaning, and every mechanism.",
            "A default such as \"20; surrogate-gradient: 10\" is another where that is chosen; the last of these counts."
        },
        mixinStandardHelpOptions = true)
final class ParametersCommand extends ReferenceCommand {
    @Option(
            names = "--json-schema",
            paramLabel = "FILE",
            description = "Write the JSON Schema of sweep files, for editors, to this file.")
    private Path schema;

    ParametersCommand() {
        super("parameters", ParameterReference.tables());
    }

    @Override
    public Integer call() {
        if (schema == null) {
            return super.call();
        }
        try {
            Files.writeString(schema, SweepSchema.json());
        } catch (IOException e) {
            throw new InvalidInputException("--json-schema " + schema + " cannot be written (" + e + ")", e);
        }
        return 0;
    }
}
