package org.slumber.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Reads the IDX format of the MNIST family (<a
 * href="https://yann.lecun.com/exdb/mnist/">yann.lecun.com/exdb/mnist</a>): a magic number, the size of each dimension
 * as a 32-bit big-endian integer, and one unsigned byte a value. A file may be plain or gzip; its content decides, not
 * its name. Some archives unpack it into a folder of its name, which then stands for it.
 */
public final class IdxReader {
    private static final int IMAGES_MAGIC = 0x0000_0803;
    private static final int LABELS_MAGIC = 0x0000_0801;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int MAXIMUM_SIDE = ImageParts.MAXIMUM_SIDE;

    private IdxReader() {}

    /**
     * Reads a pair of files into a data set whose classes are 0 to the largest label.
     *
     * @param name of the data set
     * @param images file of unsigned bytes in three dimensions (idx3-ubyte): image, row, column
     * @param labels file of unsigned bytes in one dimension (idx1-ubyte), as many as there are images
     * @throws InvalidInputException naming the file, what was found in it and what is wanted, where a file is missing,
     *     unreadable, of another format, cut off or too long, or where the two do not fit together
     */
    public static Dataset read(String name, Path images, Path labels) {
        Values pixels = values(images, IMAGES_MAGIC, 3);
        Values classes = values(labels, LABELS_MAGIC, 1);
        int count = pixels.sizes[0];
        if (classes.sizes[0] != count) {
            throw new InvalidInputException(labels + " has " + classes.sizes[0] + " labels, but " + images + " has "
                    + count + " images: a pair must have as many of one as of the other");
        }
        return ImageParts.dataset(
                name, images.toString(), pixels.sizes[1], pixels.sizes[2], pixels.bytes, classes.bytes);
    }

    private record Values(int[] sizes, byte[] bytes) {}

    private static Values values(Path file, int magic, int dimensions) {
        try (InputStream in = open(file)) {
            byte[] header = in.readNBytes(Integer.BYTES * (1 + dimensions));
            checkMagic(file, header, magic);
            if (header.length < Integer.BYTES * (1 + dimensions)) {
                throw new InvalidInputException(file + " is cut off: it ends after " + header.length + " bytes of a "
                        + Integer.BYTES * (1 + dimensions) + " byte IDX header");
            }
            int[] sizes = new int[dimensions];
            ByteBuffer.wrap(header, Integer.BYTES, Integer.BYTES * dimensions)
                    .asIntBuffer()
                    .get(sizes);
            int wanted = checkedLength(file, sizes);
            byte[] bytes = in.readNBytes(wanted);
            if (bytes.length < wanted) {
                throw new InvalidInputException(file + " is cut off: its header promises " + wanted
                        + " bytes of values (" + text(sizes) + "), it has " + bytes.length);
            }
            if (in.read() >= 0) {
                throw new InvalidInputException(file + " is too long: its header promises " + wanted
                        + " bytes of values (" + text(sizes) + "), and more follow");
            }
            return new Values(sizes, bytes);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file + " is missing: an IDX " + kind(magic) + " file is wanted there", e);
        } catch (ZipException e) {
            throw new InvalidInputException(
                    file + " is a damaged gzip file (" + e.getMessage() + "): an IDX " + kind(magic)
                            + " file is wanted, plain or gzip",
                    e);
        } catch (EOFException e) {
            throw new InvalidInputException(
                    file + " is a gzip file that is cut off: a whole IDX " + kind(magic) + " file is wanted", e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " cannot be read (" + e + "): a readable IDX " + kind(magic) + " file is wanted", e);
        }
    }

    /** Plain or gzip, as its content decides. */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(DatasetFolder.unfolded(file)), 1 << 16);
        try {
            in.mark(2);
            int start = in.read() << 8 | in.read();
            in.reset();
            return start == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static void checkMagic(Path file, byte[] header, int magic) {
        if (header.length < Integer.BYTES) {
            throw new InvalidInputException(file + " has only " + header.length + " bytes: an IDX " + kind(magic)
                    + " file is wanted, plain or gzip");
        }
        int found = ByteBuffer.wrap(header).getInt();
        if (found != magic) {
            String known = found == IMAGES_MAGIC || found == LABELS_MAGIC ? " (an IDX " + kind(found) + " file)" : "";
            throw new InvalidInputException(String.format(
                    "%s begins with 0x%08x%s: an IDX %s file, which begins with 0x%08x, is wanted, plain or gzip",
                    file, found, known, kind(magic), magic));
        }
    }

    private static int checkedLength(Path file, int[] sizes) {
        long length = 1;
        for (int dimension = 0; dimension < sizes.length; dimension++) {
            int maximum = dimension == 0 ? Integer.MAX_VALUE : MAXIMUM_SIDE;
            if (sizes[dimension] < 1 || sizes[dimension] > maximum) {
                throw new InvalidInputException(file + " says " + text(sizes)
                        + " values in its header: at least one image of 1 to " + MAXIMUM_SIDE
                        + " pixels a side is wanted");
            }
            length *= sizes[dimension];
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException(
                    file + " says " + text(sizes) + " values in its header: at most 2147483639 in all are wanted");
        }
        return (int) length;
    }

    private static String text(int[] sizes) {
        StringBuilder text = new StringBuilder();
        for (int size : sizes) {
            text.append(text.length() == 0 ? "" : " x ").append(Integer.toUnsignedString(size));
        }
        return text.toString();
    }

    private static String kind(int magic) {
        return magic == IMAGES_MAGIC ? "image (idx3-ubyte)" : "label (idx1-ubyte)";
    }
}
