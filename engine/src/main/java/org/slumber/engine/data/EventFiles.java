package org.slumber.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Files with spikes in time: an HDF5 file ({@link Hdf5Events}), a folder of such that are parts of one set, or a folder with
 * {@link AddressEvents} in a folder a class ({@link ClassFolders}), as N-MNIST is given away ({@code Train/0/*.bin} to {@code
 * Test/9/*.bin}).
 */
final class EventFiles {
    private static final ClassFolders FOLDERS = new ClassFolders(".bin");
    /** Of N-MNIST: pixels a side. */
    private static final AddressEvents RETINA = new AddressEvents(34);

    private EventFiles() {}

    private static boolean isHdf5(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && name.toLowerCase(Locale.ROOT).matches(".*\\.(h5|hdf5)")
                && !Files.isDirectory(file);
    }

    /** Whether a path names such files. */
    static boolean are(Path path) {
        if (!Files.isDirectory(path)) {
            return isHdf5(path);
        }
        try {
            return !hdf5Files(path).isEmpty() || FOLDERS.are(path);
        } catch (IOException e) {
            // whoever reads it as something else says why
            return false;
        }
    }

    /**
     * Reads them.
     *
     * @throws InvalidInputException where they are of several sets, or not as their reader wants them
     */
    static EventSet read(String name, Path path) {
        if (!Files.isDirectory(path)) {
            return Hdf5Events.read(name, List.of(path));
        }
        try {
            List<Path> files = hdf5Files(path);
            boolean folders = FOLDERS.are(path);
            if (!files.isEmpty() && folders) {
                throw DatasetFolder.several(name, path);
            }
            return folders
                    ? addressEvents(name, path)
                    : Hdf5Events.read(name, DatasetFolder.partsOfOne(name, path, files));
        } catch (IOException e) {
            throw new InvalidInputException("data set " + name + ": " + path + " cannot be read (" + e + ")", e);
        }
    }

    private static List<Path> hdf5Files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(EventFiles::isHdf5).sorted().toList();
        }
    }

    private static EventSet addressEvents(String name, Path folder) throws IOException {
        EventSetBuilder samples = new EventSetBuilder();
        for (ClassFolders.Part part : FOLDERS.parts(folder)) {
            for (ClassFolders.Labelled file : part.files()) {
                samples.add(RETINA.read(file.path()), file.label());
            }
        }
        return samples.build(name, RETINA.channels());
    }
}
