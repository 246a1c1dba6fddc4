package org.slumber.engine.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Reads images and labels from a NumPy archive, as {@code numpy.savez} writes it (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>, versions 1 to 3).
 *
 * <p>Its arrays are called {@code x_train} and {@code y_train}, {@code x_test} and {@code y_test}, as in Keras'
 * {@code mnist.npz}; {@code train_images} and {@code train_labels}, {@code val_…}, {@code test_…}, as in MedMNIST's files;
 * {@code images} and {@code labels}; or {@code x} and {@code y}. Of several parts {@code train} comes first, then
 * {@code val}, then {@code test}. Images are {@code uint8} of shape {@code [image][row][column]}, or with a last dimension
 * of 1 or of 3 for colours, which {@link Grey} makes one; labels are whole numbers 0 to 255 of shape {@code [image]} or
 * {@code [image][1]}.
 */
final class NpzReader {
    private static final List<Names> NAMES = List.of(
            new Names("x_train", "y_train"),
            new Names("train_images", "train_labels"),
            new Names("x_val", "y_val"),
            new Names("val_images", "val_labels"),
            new Names("x_test", "y_test"),
            new Names("test_images", "test_labels"),
            new Names("images", "labels"),
            new Names("x", "y"));

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])([0-9]+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LARGEST_LABEL = 255;

    private NpzReader() {}

    private record Names(String images, String labels) {}

    /**
     * An array as it is described before its values.
     *
     * @param what file and name, for messages
     * @param type as NumPy calls it, such as {@code u1}
     * @param order of the bytes of a value
     * @param shape sizes of the dimensions
     * @param bytes of all values, in C's order
     */
    private record Values(String what, String type, ByteOrder order, int[] shape, byte[] bytes) {}

    /** The parts of a set, in their order. */
    static List<Dataset> parts(String name, Path file) {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
                ZipEntry entry = each.nextElement();
                entries.put(entry.getName().replaceFirst("\\.npy$", ""), entry);
            }
            List<Dataset> parts = new ArrayList<>();
            for (Names names : NAMES) {
                ZipEntry images = entries.get(names.images());
                ZipEntry labels = entries.get(names.labels());
                if ((images == null) != (labels == null)) {
                    throw new InvalidInputException(file + " has " + (images == null ? names.labels() : names.images())
                            + " but no " + (images == null ? names.images() : names.labels())
                            + ": images need their labels");
                }
                if (images != null) {
                    parts.add(part(
                            name,
                            read(file + ": " + names.images(), zip.getInputStream(images)),
                            read(file + ": " + names.labels(), zip.getInputStream(labels))));
                }
            }
            if (parts.isEmpty()) {
                throw new InvalidInputException(file + " has "
                        + (entries.isEmpty() ? "no array" : "the arrays " + new TreeSet<>(entries.keySet()))
                        + "; wanted are images and labels called "
                        + NAMES.stream()
                                .map(each -> each.images() + " and " + each.labels())
                                .collect(Collectors.joining(", ")));
            }
            return parts;
        } catch (EOFException e) {
            throw new InvalidInputException(file + " is cut off: a whole NumPy archive (npz) is wanted", e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " cannot be read (" + e + "): a NumPy archive (npz) of images and labels is wanted", e);
        }
    }

    private static Dataset part(String name, Values images, Values labels) {
        int[] shape = images.shape();
        int channels = shape.length == 4 ? shape[3] : 1;
        if ((shape.length != 3 && shape.length != 4) || (channels != 1 && channels != 3)) {
            throw new InvalidInputException(images.what() + " has the shape " + Arrays.toString(shape)
                    + "; images are wanted as [image, row, column], or with 1 or 3 colours in a last dimension");
        }
        if (!images.type().equals("u1")) {
            throw new InvalidInputException(images.what() + " is of NumPy's type " + images.type()
                    + "; images are wanted as uint8 (u1), 0 to 255");
        }
        int[] labelled = labels.shape();
        if (labelled.length < 1 || labelled.length > 2 || (labelled.length == 2 && labelled[1] != 1)) {
            throw new InvalidInputException(labels.what() + " has the shape " + Arrays.toString(labelled)
                    + "; labels are wanted as [image] or [image, 1], a whole number each");
        }
        if (labelled[0] != shape[0]) {
            throw new InvalidInputException(labels.what() + " has " + labelled[0] + " labels, but " + images.what()
                    + " has " + shape[0] + " images: one must be there for each");
        }
        byte[] grey = channels == 1 ? images.bytes() : Grey.ofColours(images.bytes());
        return ImageParts.dataset(name, images.what(), shape[1], shape[2], grey, labels(labels));
    }

    private static byte[] labels(Values labels) {
        int width = labels.type().charAt(1) - '0';
        if (!labels.type().matches("[ui][1248]")) {
            throw new InvalidInputException(labels.what() + " is of NumPy's type " + labels.type()
                    + "; labels are wanted as whole numbers, such as" + " uint8 (u1) or int64 (i8)");
        }
        ByteBuffer in = ByteBuffer.wrap(labels.bytes()).order(labels.order());
        byte[] read = new byte[labels.shape()[0]];
        for (int i = 0; i < read.length; i++) {
            long label =
                    switch (width) {
                        case 1 -> labels.type().charAt(0) == 'u' ? in.get() & 0xff : in.get();
                        case 2 -> in.getShort();
                        case 4 -> in.getInt();
                        default -> in.getLong();
                    };
            if (label < 0 || label > LARGEST_LABEL) {
                throw new InvalidInputException(
                        labels.what() + " has the label " + label + "; labels are wanted from 0 to " + LARGEST_LABEL);
            }
            read[i] = (byte) label;
        }
        return read;
    }

    private static Values read(String what, InputStream from) throws IOException {
        try (DataInputStream in = new DataInputStream(from)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new InvalidInputException(what + " is no NumPy array (npy)");
            }
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            int length = version == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.reverseBytes(in.readInt());
            if (version > 3 || length < 0 || length > LONGEST_HEADER) {
                throw new InvalidInputException(what + " is a NumPy array of version " + version + " with a header of "
                        + length + " bytes; versions 1 to 3 with at most " + LONGEST_HEADER + " are wanted");
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            String header = new String(bytes, version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            Matcher type = TYPE.matcher(header);
            Matcher shape = SHAPE.matcher(header);
            if (!type.find() || !shape.find()) {
                throw new InvalidInputException(
                        what + " is not an array of plain numbers: its header is " + header.strip());
            }
            int[] sizes = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .mapToInt(size -> Integer.parseInt(size))
                    .toArray();
            if (FORTRAN.matcher(header).find() && sizes.length > 1) {
                throw new InvalidInputException(what
                        + " lies in Fortran's order; C's is wanted, which numpy.ascontiguousarray makes before saving");
            }
            long values = Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact);
            long wanted = Math.multiplyExact(values, Integer.parseInt(type.group(3)));
            ImageParts.refuseTooMany(what, wanted);
            byte[] read = in.readNBytes((int) wanted);
            if (read.length < wanted) {
                throw new InvalidInputException(what + " is cut off: its header promises " + wanted
                        + " bytes of values, it has " + read.length);
            }
            return new Values(
                    what,
                    type.group(2) + type.group(3),
                    type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                    sizes,
                    read);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InvalidInputException(what + " is larger than an array of 2147483639 bytes", e);
        }
    }
}
