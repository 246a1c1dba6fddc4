package org.slumber.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slumber.engine.spec.InvalidInputException;

/** A file with images and their labels in it, by the ending of its name: {@code .npz}, {@code .csv} or {@code .csv.gz}. */
final class ImageFile {
    private ImageFile() {}

    static boolean isArchive(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    static boolean isTable(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.csv(\\.gz)?");
    }

    /** Whether a path names such a file, not a folder. */
    static boolean is(Path path) {
        String name = String.valueOf(path.getFileName());
        return (isArchive(name) || isTable(name)) && !Files.isDirectory(path);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException where it is missing or not as its reader wants it
     */
    static Dataset read(String name, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("data set " + name + ": " + file + " is missing");
        }
        return isArchive(file.getFileName().toString())
                ? ImageParts.joined(name, file, NpzReader.parts(name, file))
                : CsvImages.read(name, file);
    }
}
