package org.slumber.engine.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Reads PNG files that lie in a folder a class: {@code CLASS/*.png}, or {@code train/CLASS/*.png} and {@code
 * test/CLASS/*.png} (also {@code training}, {@code val}, {@code valid}, {@code validation} and {@code testing}), train
 * first, then validation, then test.
 *
 * <p>Classes that are all called by whole numbers of 0 to 255 are these; others are numbered from 0 in the order of their
 * names, in all parts together. Images lie in the order of their files' names where these are different whole numbers
 * throughout a part, as of a set that was written image by image; else class by class in the order of names. Names are in
 * the order of their characters' Unicode values, on every machine.
 *
 * <p>Grey images of 8 bits are taken as they are, colours by {@link Grey}; images must be opaque and of at most 8 bits a
 * colour.
 */
final class PngFolder {
    private static final List<Set<String>> PARTS =
            List.of(Set.of("train", "training"), Set.of("val", "valid", "validation"), Set.of("test", "testing"));

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString());

    private static final int LARGEST_CLASS = 255;

    private PngFolder() {}

    /**
     * An image's file.
     *
     * @param label its class
     * @param path where it is
     */
    private record Labelled(int label, Path path) {}

    /** Whether a folder has PNG files in folders of classes. */
    static boolean is(Path folder) throws IOException {
        for (Path part : parts(folder)) {
            for (Path each : folders(part)) {
                if (!images(each).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The parts of a set, in their order. */
    static List<Dataset> parts(String name, Path folder) {
        try {
            List<Path> parts = parts(folder);
            List<String> classes = new ArrayList<>();
            for (Path part : parts) {
                for (Path each : folders(part)) {
                    String called = each.getFileName().toString();
                    if (!images(each).isEmpty() && !classes.contains(called)) {
                        classes.add(called);
                    }
                }
            }
            classes.sort(Comparator.naturalOrder());
            List<Dataset> read = new ArrayList<>();
            for (Path part : parts) {
                List<Labelled> files = files(part, classes);
                if (!files.isEmpty()) {
                    read.add(dataset(name, part, files));
                }
            }
            return read;
        } catch (IOException e) {
            throw new InvalidInputException(
                    "data set " + name + ": the PNG files in " + folder + " cannot be read (" + e + ")", e);
        }
    }

    /** The folders of the parts, in their order; the folder itself where it has none. */
    private static List<Path> parts(Path folder) throws IOException {
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

    private static List<Labelled> files(Path part, List<String> classes) throws IOException {
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
            for (Path file : Files.isDirectory(folder) ? images(folder) : List.<Path>of()) {
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

    private static Dataset dataset(String name, Path part, List<Labelled> files) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] labels = new byte[files.size()];
        int rows = 0;
        int columns = 0;
        for (int i = 0; i < labels.length; i++) {
            Path file = files.get(i).path();
            BufferedImage image = image(file);
            if (i == 0) {
                rows = image.getHeight();
                columns = image.getWidth();
                ImageParts.refuseTooMany(part.toString(), (long) rows * columns * labels.length);
            } else if (image.getHeight() != rows || image.getWidth() != columns) {
                throw new InvalidInputException(file + " has " + image.getHeight() + " x " + image.getWidth()
                        + " pixels, but " + files.get(0).path() + " has " + rows + " x " + columns
                        + "; one size is wanted");
            }
            addGrey(image, file, pixels);
            labels[i] = (byte) files.get(i).label();
        }
        return ImageParts.dataset(name, part.toString(), rows, columns, pixels.toByteArray(), labels);
    }

    private static BufferedImage image(Path file) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // the reader throws what its parser stumbles over
            throw new InvalidInputException(
                    file + " cannot be read (" + e.getMessage() + "): a PNG image is wanted", e);
        } finally {
            reader.dispose();
        }
    }

    private static void addGrey(BufferedImage image, Path file, ByteArrayOutputStream to) {
        for (int bits : image.getColorModel().getComponentSize()) {
            if (bits > Byte.SIZE) {
                throw new InvalidInputException(
                        file + " has " + bits + " bits a colour; PNG images of at most 8 are wanted");
            }
        }
        // what Java makes of a grey value as a colour is another one
        boolean grey = image.getColorModel() instanceof ComponentColorModel
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        Raster raster = image.getRaster();
        boolean alpha = raster.getNumBands() == 2;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (grey && (!alpha || raster.getSample(x, y, 1) == 0xff)) {
                    to.write(raster.getSample(x, y, 0));
                    continue;
                }
                int colour = image.getRGB(x, y);
                if (grey || colour >>> 24 != 0xff) {
                    throw new InvalidInputException(
                            file + " has transparent pixels; opaque PNG images in grey or colours are wanted");
                }
                to.write(Grey.of(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff));
            }
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(each -> Files.isDirectory(each) && visible(each))
                    .sorted(BY_NAME)
                    .toList();
        }
    }

    private static List<Path> images(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(each -> visible(each)
                            && each.getFileName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .endsWith(".png")
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
