package org.slumber.spark.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slumber.engine.spec.InvalidInputException;

/** Where text output goes: the file of an option {@code --out}, or standard output. */
final class OutFile {
    private OutFile() {}

    /**
     * Writes to a file, or to standard output where its name is null.
     *
     * @throws InvalidInputException where the file cannot be written
     */
    static void write(String file, Consumer<PrintStream> text) {
        if (file == null) {
            text.accept(System.out);
            return;
        }
        try (PrintStream to = new PrintStream(Files.newOutputStream(Path.of(file)), false, StandardCharsets.UTF_8)) {
            text.accept(to);
        } catch (IOException e) {
            throw new InvalidInputException("--out " + file + " cannot be written (" + e + ")", e);
        }
    }
}
