package org.slumber.engine.data;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Files of one ending that lie in a folder a class: {@code CLASS/*.png}, or {@code train/CLASS/*.png} and {@code
 * test/CLASS/*.png} (also {@code training}, {@code val}, {@code valid}, {@code validation} and {@code testing}), train
 * first, then validation, then test.
 *
 * <p>Classes that are all called by whole numbers of 0 to 255 are these; others are numbered from 0 in the order of their
 * names, in all parts together. Files are in the order of their names where these are different whole numbers throughout a
 * part, as of a set that was written sample by sample; else class by class in the order of names. Names are in the order of
 * their characters' Unicode values, on every machine.
 *
 * @param ending of the files' names, in lower case
 */
record ClassFolders(String ending) {
    private static final List<Set<String>> PARTS =
            List.of(Set.of("train", "training"), Set.of("val", "valid", "validation"), Set.of("test", "testing"));

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString());

    private static final int LARGEST_CLASS = 255;

    /**
     * A sample's file.
     *
     * @param label its class
     * @param path where it is
     */
    record Labelled(int label, Path path) {}

    /**
     * The files of a part of a set.
     *
     * @param path its folder
     * @param files at least one, in their order
     */
    record Part(Path path, List<Labelled> files) {}

    /** Whether a folder has such files in folders of classes. */
    boolean are(Path folder) throws IOException {
        for (Path part : folderOfParts(folder)) {
            for (Path each : folders(part)) {
                if (!files(each).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The parts of a set, in their order. */
    List<Part> parts(Path folder) throws IOException {
        List<Path> parts = folderOfParts(folder);
        List<String> classes = new ArrayList<>();
        for (Path part : parts) {
            for (Path each : folders(part)) {
                String called = each.getFileName().toString();
                if (!files(each).isEmpty() && !classes.contains(called)) {
                    classes.add(called);
                }
            }
        }
        classes.sort(Comparator.naturalOrder());
        List<Part> found = new ArrayList<>();
        for (Path part : parts) {
            List<Labelled> files = files(part, classes);
            if (!files.isEmpty()) {
                found.add(new Part(part, files));
            }
        }
        return found;
    }

    /** The folders of the parts, in their order; the folder itself where it has none. */
    private static List<Path> folderOfParts(Path folder) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (Set<String> names : PARTS) {
            for (Path each : folders(folder)) {
                if (names.contains(each.getFileName().toString().toLowerCase(Locale.ROOT))) {
                    parts.add(each);
                }
            }
        }
        return parts.isEmpty() ? List.of(folder) : parts;
    }

    private List<Labelled> files(Path part, List<String> classes) throws IOException {
        boolean numbered = classes.stream()
                .allMatch(name -> name.matches("[0-9]{1,3}") && Integer.parseInt(name) <= LARGEST_CLASS);
        if (!numbered && classes.size() > LARGEST_CLASS + 1) {
            throw new InvalidInputException(part + " has " + classes.size() + " classes; at most 256 are wanted");
        }
        List<Labelled> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean counted = true;
        for (String called : classes) {
            Path folder = part.resolve(called);
            for (Path file : Files.isDirectory(folder) ? files(folder) : List.<Path>of()) {
                files.add(new Labelled(numbered ? Integer.parseInt(called) : classes.indexOf(called), file));
                counted &=
                        stem(file).matches("[0-9]+") && names.add(number(file).toString());
            }
        }
        if (counted) {
            files.sort(Comparator.comparing(file -> number(file.path())));
        }
        return files;
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(each -> Files.isDirectory(each) && visible(each))
                    .sorted(BY_NAME)
                    .toList();
        }
    }

    private List<Path> files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(each -> visible(each)
                            && each.getFileName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .endsWith(ending)
                            && Files.isRegularFile(each))
                    .sorted(BY_NAME)
                    .toList();
        }
    }

    private static boolean visible(Path file) {
        return !file.getFileName().toString().startsWith(".");
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static BigInteger number(Path file) {
        return new BigInteger(stem(file));
    }
}
