package org.slumber.spark.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * A folder that is there once it is whole: until then its files lie in a hidden one beside it, which is deleted where they
 * do not come to an end.
 */
public final class RecordingFolder implements AutoCloseable {
    private final Path place;
    private final Path hidden;
    /** Where the program is told to end meanwhile. */
    private final Thread leaving = new Thread(this::deleteQuietly, "unfinished recording");

    /**
     * Begins a folder.
     *
     * @throws InvalidInputException where it is there already, or cannot be made
     */
    public RecordingFolder(Path place) {
        this.place = place;
        Path parent = place.toAbsolutePath().getParent();
        hidden = parent.resolve("." + place.getFileName() + ".unfinished");
        checkFree(place);
        try {
            // what a program that was killed has left
            delete(hidden);
            Files.createDirectories(hidden);
            Runtime.getRuntime().addShutdownHook(leaving);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(place, e);
        }
    }

    /**
     * Refuses a place where something is.
     *
     * @throws InvalidInputException naming it
     */
    public static void checkFree(Path place) {
        if (Files.exists(place)) {
            throw new InvalidInputException(place + " is there already; give another --out, or delete it");
        }
    }

    /** Where its files are written. */
    public Path files() {
        return hidden;
    }

    /**
     * Makes it a folder that is there.
     *
     * @return the files in it
     */
    public List<Path> commit() {
        try {
            Files.move(hidden, place);
            try (Stream<Path> files = Files.list(place)) {
                return files.sorted().toList();
            }
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    private void deleteQuietly() {
        try {
            delete(hidden);
        } catch (IOException | UncheckedIOException e) {
            // the next recording of this name deletes it
        }
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(leaving);
            delete(hidden);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(hidden, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static InvalidInputException unwritable(Path folder, Exception e) {
        return new InvalidInputException("the recording in " + folder + " cannot be written (" + e + ")", e);
    }
}
