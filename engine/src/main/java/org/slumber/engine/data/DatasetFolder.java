package org.slumber.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * A folder of IDX pairs, or of other files of images, joined into one data set: train and test images together, as the
 * paper's program draws from both.
 *
 * <p>Image files are called {@code train-images-idx3-ubyte} and {@code t10k-images-idx3-ubyte}, as the originals of
 * MNIST, or have any other text before {@code images}; a dot may stand for the hyphens around {@code idx3}, and
 * {@code .gz} may follow. Each needs its label file, called the same with {@code labels-idx1} for {@code images-idx3}.
 * At least one pair must be there; pairs are joined with {@code train} first, then by name. Of a file that is there both
 * plain and as {@code .gz}, the plain one is read. Other files are left alone, as is what begins with a dot.
 *
 * <p>Joined are only the parts of one set: pairs whose names are the same but for the part's ({@code train},
 * {@code t10k}, {@code test} and the like). Others are several sets side by side, as EMNIST's archive leaves them, and
 * are refused, as is a pair with another pair's very images.
 *
 * <p>A folder without IDX files holds one NumPy archive ({@link NpzReader}), CSV files ({@link CsvImages}) whose names are
 * the same but for the part's, or PNG files in a folder a class ({@link PngFolder}).
 */
public final class DatasetFolder {
    private static final Pattern FILE = Pattern.compile(
            "(?<part>[^.].*|)(?<kind>images|labels)(?<form>[-.]idx[31][-.]ubyte)(?<zip>\\.gz)?",
            Pattern.CASE_INSENSITIVE);

    /** Which part of its set a pair is, in its name. */
    private static final Pattern PART = Pattern.compile(
            "(?<![a-z])(train(ing)?|t10k|test(ing)?|val(id(ation)?)?|dev|extra)[0-9]*k?(?![a-z0-9])",
            Pattern.CASE_INSENSITIVE);

    private static final Comparator<String> TRAIN_FIRST =
            Comparator.comparing((String part) -> !part.startsWith("train")).thenComparing(Comparator.naturalOrder());

    private DatasetFolder() {}

    /**
     * Reads every file in a folder.
     *
     * @param name of the data set
     * @throws InvalidInputException where there is none, a file lacks its partner, the pairs are several sets or differ
     *     in the size of their images, or a file is not as {@link IdxReader} wants it
     */
    public static Dataset read(String name, Path folder) {
        Map<String, Path> images = new TreeMap<>(TRAIN_FIRST);
        Map<String, Path> labels = new TreeMap<>(TRAIN_FIRST);
        for (Path file : files(name, folder)) {
            Matcher matcher = FILE.matcher(file.getFileName().toString());
            if (matcher.matches()) {
                Map<String, Path> kind = matcher.group("kind").equalsIgnoreCase("images") ? images : labels;
                boolean zipped = matcher.group("zip") != null;
                kind.merge(matcher.group("part"), file, (old, other) -> zipped ? old : other);
            }
        }
        if (images.isEmpty() && labels.isEmpty()) {
            return ofOtherFiles(name, folder);
        }
        refuseWithoutPartner(images, labels, "label file (…labels-idx1-ubyte)");
        refuseWithoutPartner(labels, images, "image file (…images-idx3-ubyte)");
        List<String> pairs = images.keySet().stream()
                .map(part -> images.get(part) + ":" + labels.get(part))
                .toList();
        if (images.keySet().stream().map(DatasetFolder::set).distinct().count() > 1) {
            throw several(name, folder, "several data sets side by side", pairs);
        }
        List<Dataset> read = new ArrayList<>();
        images.forEach((part, file) -> read.add(IdxReader.read(name, file, labels.get(part))));
        for (int i = 0; i < read.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Arrays.equals(read.get(i).pixels(), read.get(j).pixels())) {
                    throw several(name, folder, "the same images twice", List.of(pairs.get(j), pairs.get(i)));
                }
            }
        }
        return ImageParts.joined(name, folder, read);
    }

    /** Of a folder without IDX files. */
    private static Dataset ofOtherFiles(String name, Path folder) {
        List<Path> archives = new ArrayList<>();
        List<Path> tables = new ArrayList<>();
        boolean pictures;
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path each : listed.sorted().toList()) {
                String called = each.getFileName().toString();
                if (called.startsWith(".") || !Files.isRegularFile(each)) {
                    continue;
                }
                if (ImageFile.isArchive(called)) {
                    archives.add(each);
                } else if (ImageFile.isTable(called)) {
                    tables.add(each);
                }
            }
            pictures = PngFolder.is(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "data set " + name + ": the folder " + folder + " cannot be read (" + e + ")", e);
        }
        int kinds = (archives.isEmpty() ? 0 : 1) + (tables.isEmpty() ? 0 : 1) + (pictures ? 1 : 0);
        if (kinds == 0) {
            throw new InvalidInputException("data set " + name + ": the folder " + folder
                    + " has no IDX file; wanted is at least one pair such as train-images-idx3-ubyte and"
                    + " train-labels-idx1-ubyte, each plain or with .gz; or a NumPy archive (.npz), or CSV files, or PNG"
                    + " files in a folder a class, or spikes in time (.h5, or .bin in a folder a class)");
        }
        if (kinds > 1 || archives.size() > 1) {
            throw several(name, folder);
        }
        if (pictures) {
            return ImageParts.joined(name, folder, PngFolder.parts(name, folder));
        }
        return ImageParts.joined(
                name,
                folder,
                partsOfOne(name, folder, archives.isEmpty() ? tables : archives).stream()
                        .map(file -> ImageFile.read(name, file))
                        .toList());
    }

    /**
     * The files of one set in their order, that of training first.
     *
     * @throws InvalidInputException where their names are of several sets
     */
    static List<Path> partsOfOne(String name, Path folder, List<Path> files) {
        if (files.stream().map(file -> set(stem(file))).distinct().count() > 1) {
            throw several(name, folder);
        }
        return files.stream()
                .sorted(Comparator.comparing(DatasetFolder::isTrain).reversed().thenComparing(DatasetFolder::stem))
                .toList();
    }

    /** Where a folder holds several data sets side by side. */
    static InvalidInputException several(String name, Path folder) {
        return new InvalidInputException("data set " + name + ": the folder " + folder
                + " holds several data sets side by side; name one file, or put the parts of one set into a folder of"
                + " their own");
    }

    /** Whether a file's name says that it is what is trained on. */
    private static boolean isTrain(Path file) {
        Matcher part = PART.matcher(stem(file));
        return part.find() && part.group(1).startsWith("train");
    }

    /** A file's name without its endings. */
    private static String stem(Path file) {
        return file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("(\\.(csv|npz|h5|hdf5))?(\\.gz)?$", "");
    }

    /** The file that a path means: itself, or the file of its name that a folder holds. */
    static Path unfolded(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return path;
        }
        try (Stream<Path> listed = Files.list(path)) {
            return listed.filter(
                            file -> Files.isRegularFile(file) && alike(file).equals(alike(path)))
                    .min(Comparator.naturalOrder())
                    .orElse(path);
        }
    }

    /** A file's name in one spelling for all that mean the same. */
    private static String alike(Path file) {
        // a root has no name
        return String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.gz$", "")
                .replace('.', '-');
    }

    /** The name of the set that a pair is part of. */
    private static String set(String part) {
        return PART.matcher(part).replaceAll("").toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    private static InvalidInputException several(String name, Path folder, String what, List<String> pairs) {
        return new InvalidInputException("data set " + name + ": the folder " + folder + " holds " + what
                + "; name one pair as IMAGES:LABELS, or put the parts of one set into a folder of their own: "
                + String.join(", ", pairs));
    }

    private static List<Path> files(String name, Path folder) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path each : listed.sorted().toList()) {
                // other folders need not even be readable
                boolean named = FILE.matcher(each.getFileName().toString()).matches();
                Path file = named ? unfolded(each) : each;
                if (named && !Files.isDirectory(file)) {
                    files.add(file);
                }
            }
            return files;
        } catch (IOException e) {
            throw new InvalidInputException(
                    "data set " + name + ": the folder " + folder + " cannot be read (" + e
                            + "); a folder of images is wanted",
                    e);
        }
    }

    private static void refuseWithoutPartner(Map<String, Path> files, Map<String, Path> partners, String wanted) {
        files.forEach((part, file) -> {
            if (!partners.containsKey(part)) {
                throw new InvalidInputException(file + " is without its " + wanted
                        + " in the same folder; files called otherwise are named as IMAGES:LABELS");
            }
        });
    }
}
