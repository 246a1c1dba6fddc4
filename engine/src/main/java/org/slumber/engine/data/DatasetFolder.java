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
 * A folder of IDX pairs, joined into one data set: train and test images together, as the paper's program draws from
 * both.
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
     * Reads every pair in a folder.
     *
     * @param name of the data set
     * @throws InvalidInputException where there is no pair, a file lacks its partner, the pairs are several sets or differ
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
            throw new InvalidInputException("data set " + name + ": the folder " + folder
                    + " has no IDX file; wanted is at least one pair such as train-images-idx3-ubyte and"
                    + " train-labels-idx1-ubyte, each plain or with .gz");
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
        return read.size() == 1 ? read.get(0) : join(name, folder, read);
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
                            + "); a folder of IDX files is wanted",
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

    private static Dataset join(String name, Path folder, List<Dataset> pairs) {
        Dataset first = pairs.get(0);
        long size = 0;
        int classes = 0;
        for (Dataset pair : pairs) {
            if (pair.rows() != first.rows() || pair.columns() != first.columns()) {
                throw new InvalidInputException("data set " + name + ": the IDX files in " + folder + " have images of "
                        + first.rows() + " x " + first.columns() + " and of " + pair.rows() + " x " + pair.columns()
                        + " pixels; one size is wanted");
            }
            size += pair.size();
            classes = Math.max(classes, pair.classes());
        }
        int area = first.rows() * first.columns();
        if (size * area > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException("data set " + name + ": the IDX files in " + folder + " hold " + size * area
                    + " pixels together; at most 2147483639 are wanted");
        }
        byte[] pixels = new byte[(int) size * area];
        byte[] labels = new byte[(int) size];
        int image = 0;
        for (Dataset pair : pairs) {
            System.arraycopy(pair.pixels(), 0, pixels, image * area, pair.pixels().length);
            System.arraycopy(pair.labels(), 0, labels, image, pair.size());
            image += pair.size();
        }
        return new Dataset(name, first.rows(), first.columns(), pixels, labels, classes);
    }
}
