package org.slumber.spark.cli;

import picocli.CommandLine.Option;

/** The options {@code --format} and {@code --out} of commands that write figures. */
final class FiguresOutput {
    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private String out;

    /** Writes figures where and as the options say. */
    void write(FiguresText text) {
        OutFile.write(out, to -> {
            switch (format) {
                case TABLE -> text.table(to);
                case CSV -> text.csv(to);
                case JSON -> text.json(to);
            }
        });
    }

    /** Whether notes have no place among the figures. */
    boolean isCsv() {
        return format == TextFormat.CSV;
    }
}
